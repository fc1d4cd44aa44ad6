/**
 * @file Student's t distribution. t² is an F variable with 1 and df degrees of freedom, which gives tails
 * and quantiles; beyond 1e150, where t² leaves the range of double, the tail is its leading power of t.
 */
import { betaPointAtRatio } from "../special/beta-point.ts";
import { logGammaRatio } from "../special/gamma-function.ts";
import { upperBetaTail } from "../special/incomplete-beta.ts";
import { lowerBetaOdds, upperBetaOdds } from "../special/inverse-incomplete-beta.ts";
import { type Distribution, defineDistribution, requirePositive } from "./distribution.ts";

const POWER_TAIL_FROM = 1e150;

export function studentT(degreesOfFreedom: number): Distribution {
  const df = degreesOfFreedom;
  requirePositive("t", { degreesOfFreedom });
  const logFactor = logGammaRatio(df / 2, 0.5) - 0.5 * Math.log(Math.PI * df);
  const upperTail = (t: number): number => {
    if (t < 0) return 1 - upperTail(-t);
    if (t > POWER_TAIL_FROM) return Math.exp(logFactor + logKernel(df, t) + Math.log(t) - Math.log(df));
    return 0.5 * upperBetaTail(betaPointAtRatio(0.5, df / 2, t * t));
  };
  /** The t ≥ 0 above which the probability q ≤ ½ lies; central = 1 − 2q. */
  const positiveQuantile = (q: number, central: number) => {
    const odds = central < 0.5 ? lowerBetaOdds(0.5, df / 2, central) : upperBetaOdds(0.5, df / 2, 2 * q);
    if (odds * df < POWER_TAIL_FROM ** 2) return Math.sqrt(odds * df);
    return Math.exp((logFactor - Math.log(q) + 0.5 * (df - 1) * Math.log(df)) / df);
  };
  const upperQuantile = (q: number) =>
    q < 0.5 ? positiveQuantile(q, 1 - 2 * q) : -positiveQuantile(1 - q, 2 * q - 1);
  return defineDistribution({
    support: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
    mean: df > 1 ? 0 : Number.NaN,
    variance: df > 2 ? df / (df - 2) : df > 1 ? Number.POSITIVE_INFINITY : Number.NaN,
    density: (t) => Math.exp(logFactor) * Math.exp(logKernel(df, t)),
    logDensity: (t) => logFactor + logKernel(df, t),
    cdf: (t) => upperTail(-t),
    sf: upperTail,
    quantile: (p) => 0 - upperQuantile(p),
    upperQuantile,
  });
}

/** ln (1 + t²/df)^(−(df + 1)/2). */
function logKernel(df: number, t: number): number {
  const scaled = Math.abs(t) / Math.sqrt(df);
  const logBase = scaled > 1e8 ? 2 * Math.log(scaled) : Math.log1p((t * t) / df);
  return -0.5 * (df + 1) * logBase;
}
