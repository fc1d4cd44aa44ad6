import { gammaWeight, logGammaWeight } from "../special/gamma-weight.ts";
import { regularizedGammaP, regularizedGammaQ } from "../special/incomplete-gamma.ts";
import { inverseRegularizedGammaP, inverseRegularizedGammaQ } from "../special/inverse-incomplete-gamma.ts";
import { type Distribution, defineDistribution, requirePositive } from "./distribution.ts";
import { densityFromWeight, powerAtZero } from "./weighted-density.ts";

/** Gamma distribution with mean shape·scale. */
export function gamma(shape: number, scale = 1): Distribution {
  requirePositive("gamma", { shape, scale });
  const logDensity = (x: number) => logGammaWeight(shape, x / scale) - Math.log(x);
  return defineDistribution({
    support: [0, Number.POSITIVE_INFINITY],
    mean: shape * scale,
    variance: shape * scale * scale,
    density: (x) =>
      x === 0
        ? powerAtZero(shape, 1 / scale)
        : densityFromWeight(gammaWeight(shape, x / scale), x, () => logDensity(x)),
    logDensity: (x) => (x === 0 ? Math.log(powerAtZero(shape, 1 / scale)) : logDensity(x)),
    cdf: (x) => regularizedGammaP(shape, x / scale),
    sf: (x) => regularizedGammaQ(shape, x / scale),
    quantile: (p) => scale * inverseRegularizedGammaP(shape, p),
    upperQuantile: (q) => scale * inverseRegularizedGammaQ(shape, q),
  });
}
