import { erfc, erfcx } from "../special/error-function.ts";
import { inverseErfc } from "../special/inverse-error-function.ts";
import { type Distribution, defineDistribution, requireParameter, requirePositive } from "./distribution.ts";

const SQRT_TWO_PI = 2.5066282746310007;
const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Normal distribution; standard unless told otherwise. */
export function normal(mean = 0, standardDeviation = 1): Distribution {
  const requirement = "finite";
  requireParameter(Number.isFinite(mean), {
    distribution: "normal",
    parameter: "mean",
    value: mean,
    requirement,
  });
  requirePositive("normal", { standardDeviation });
  const standardize = (x: number) => (x - mean) / standardDeviation;
  const logFactor = -HALF_LOG_TWO_PI - Math.log(standardDeviation);
  const spread = standardDeviation * Math.SQRT2;
  return defineDistribution({
    support: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    mean,
    variance: standardDeviation ** 2,
    density: (x) => expNegativeHalfSquare(standardize(x)) / SQRT_TWO_PI / standardDeviation,
    logDensity: (x) => logFactor - 0.5 * standardize(x) ** 2,
    cdf: (x) => upperTail(-standardize(x)),
    sf: (x) => upperTail(standardize(x)),
    quantile: (p) => mean - spread * inverseErfc(2 * p),
    upperQuantile: (q) => mean + spread * inverseErfc(2 * q),
  });
}

/** P(Z > z) = ½·erfc(z/√2), with the exponential taken of z itself in the tail. */
function upperTail(z: number): number {
  const scaled = z / Math.SQRT2;
  return z < 1 ? 0.5 * erfc(scaled) : 0.5 * expNegativeHalfSquare(z) * erfcx(scaled);
}

/** exp(−z²/2) with the square split, so that its rounding does not grow into the result. */
function expNegativeHalfSquare(z: number): number {
  const high = Math.round(z * 16) / 16;
  return Math.exp(-0.5 * high * high) * Math.exp(-0.5 * (z - high) * (z + high));
}
