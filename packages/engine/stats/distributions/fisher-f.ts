import { betaPointAtRatio, betaWeight, logBetaWeight } from "../special/beta-point.ts";
import { lowerBetaTail, upperBetaTail } from "../special/incomplete-beta.ts";
import { lowerBetaOdds, upperBetaOdds } from "../special/inverse-incomplete-beta.ts";
import { type Distribution, defineDistribution, requirePositive } from "./distribution.ts";
import { densityFromWeight, powerAtZero } from "./weighted-density.ts";

/** F distribution: the ratio of two chi-squared variables, each over its degrees of freedom. */
export function fisherF(numeratorDf: number, denominatorDf: number): Distribution {
  requirePositive("F", { numeratorDf, denominatorDf });
  const a = numeratorDf / 2;
  const b = denominatorDf / 2;
  const pointAt = (ratio: number) => betaPointAtRatio(a, b, ratio);
  const logDensity = (ratio: number) => logBetaWeight(pointAt(ratio)) - Math.log(ratio);
  return defineDistribution({
    support: [0, Number.POSITIVE_INFINITY],
    mean: b > 1 ? b / (b - 1) : Number.POSITIVE_INFINITY,
    variance: varianceOf(a, b),
    density: (x) =>
      x === 0 ? powerAtZero(a, 1) : densityFromWeight(betaWeight(pointAt(x)), x, () => logDensity(x)),
    logDensity: (x) => (x === 0 ? Math.log(powerAtZero(a, 1)) : logDensity(x)),
    cdf: (x) => lowerBetaTail(pointAt(x)),
    sf: (x) => upperBetaTail(pointAt(x)),
    quantile: (p) => (b / a) * lowerBetaOdds(a, b, p),
    upperQuantile: (q) => (b / a) * upperBetaOdds(a, b, q),
  });
}

function varianceOf(a: number, b: number): number {
  if (b <= 1) return Number.NaN;
  if (b <= 2) return Number.POSITIVE_INFINITY;
  return ((b / (b - 1)) ** 2 * (a + b - 1)) / (a * (b - 2));
}
