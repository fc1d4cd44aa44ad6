import { type BetaPoint, betaPointAt, betaWeight, logBetaWeight } from "../special/beta-point.ts";
import { lowerBetaTail, upperBetaTail } from "../special/incomplete-beta.ts";
import {
  inverseRegularizedBeta,
  inverseRegularizedBetaComplement,
} from "../special/inverse-incomplete-beta.ts";
import { type Distribution, defineDistribution, requirePositive } from "./distribution.ts";
import { densityFromWeight, powerAtZero } from "./weighted-density.ts";

/** Beta distribution on [0, 1] with mean a/(a + b). */
export function beta(a: number, b: number): Distribution {
  requirePositive("beta", { a, b });
  const total = a + b;
  const pointAt = (x: number) => betaPointAt(a, b, x);
  const densityAtEnd = (x: number) => (x === 0 ? powerAtZero(a, b) : powerAtZero(b, a));
  const isEnd = (x: number) => x === 0 || x === 1;
  return defineDistribution({
    support: [0, 1],
    mean: a / total,
    variance: ((a / total) * (b / total)) / (total + 1),
    density: (x) => (isEnd(x) ? densityAtEnd(x) : densityAt(pointAt(x))),
    logDensity: (x) => (isEnd(x) ? Math.log(densityAtEnd(x)) : logDensityAt(pointAt(x))),
    cdf: (x) => lowerBetaTail(pointAt(x)),
    sf: (x) => upperBetaTail(pointAt(x)),
    quantile: (p) => inverseRegularizedBeta(a, b, p),
    upperQuantile: (q) => inverseRegularizedBetaComplement(a, b, q),
  });
}

function densityAt(point: BetaPoint): number {
  return densityFromWeight(betaWeight(point), point.x * point.y, () => logDensityAt(point));
}

function logDensityAt(point: BetaPoint): number {
  return logBetaWeight(point) - point.logX - point.logY;
}
