/**
 * @file The shape that every probability distribution has. `defineDistribution` adds the conventions they
 * share to a family's own formulas: NaN in, NaN out; a probability outside [0, 1] is an error; outside the
 * support the density is 0 and the tails are 0 and 1.
 */
import { statsErrors } from "../errors.ts";

export interface Distribution {
  /** Least and greatest possible value. */
  readonly support: readonly [number, number];
  /** NaN where it does not exist, Infinity where it diverges. */
  readonly mean: number;
  /** NaN where it does not exist, Infinity where it diverges. */
  readonly variance: number;
  /** Density; of a discrete distribution the probability of exactly x. */
  density(x: number): number;
  logDensity(x: number): number;
  /** P(X ≤ x). */
  cdf(x: number): number;
  /** P(X > x), accurate where cdf(x) rounds to 1. */
  sf(x: number): number;
  /** The least x with cdf(x) ≥ p. */
  quantile(p: number): number;
  /** The least x with sf(x) ≤ q, accurate for the smallest q. */
  upperQuantile(q: number): number;
}

/**
 * Wraps a family's formulas, which then see only finite x within the support (cdf and sf: below its upper
 * end) and only p and q strictly between 0 and 1.
 */
export function defineDistribution(family: Distribution): Distribution {
  const { support, mean, variance } = family;
  const [low, high] = support;
  const isPossible = (x: number) => x >= low && x <= high && Number.isFinite(x);
  const isBetween = (x: number) => isPossible(x) && x < high;
  const outside = (x: number, value: number) => (Number.isNaN(x) ? x : value);
  return {
    support,
    mean,
    variance,
    density: (x) => (isPossible(x) ? family.density(x) : outside(x, 0)),
    logDensity: (x) => (isPossible(x) ? family.logDensity(x) : outside(x, Number.NEGATIVE_INFINITY)),
    cdf: (x) => (isBetween(x) ? family.cdf(x) : outside(x, x >= high ? 1 : 0)),
    sf: (x) => (isBetween(x) ? family.sf(x) : outside(x, x >= high ? 0 : 1)),
    quantile: (p) => (isOpenProbability(p) ? family.quantile(p) : endOf(p, low, high)),
    upperQuantile: (q) => (isOpenProbability(q) ? family.upperQuantile(q) : endOf(q, high, low)),
  };
}

/** Refuses parameters that are not finite and greater than zero. */
export function requirePositive(distribution: string, parameters: Readonly<Record<string, number>>): void {
  for (const [parameter, value] of Object.entries(parameters)) {
    const requirement = "finite and greater than 0";
    requireParameter(value > 0 && value < Number.POSITIVE_INFINITY, {
      distribution,
      parameter,
      value,
      requirement,
    });
  }
}

export function requireParameter(
  isFulfilled: boolean,
  values: { distribution: string; parameter: string; value: number; requirement: string },
): void {
  if (!isFulfilled) throw statsErrors.create("distribution-parameter-invalid", values);
}

function isOpenProbability(p: number): boolean {
  if (p < 0 || p > 1) throw statsErrors.create("probability-out-of-range", { value: p });
  return p > 0 && p < 1;
}

/** The value for a probability of 0 or 1; NaN for NaN. */
function endOf(p: number, atZero: number, atOne: number): number {
  return p === 0 ? atZero : p === 1 ? atOne : p;
}
