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
  return {
    ...defineTails(family),
    mean,
    variance,
    density: (x) => (isPossible(x) ? family.density(x) : nanOr(x, 0)),
    logDensity: (x) => (isPossible(x) ? family.logDensity(x) : nanOr(x, Number.NEGATIVE_INFINITY)),
    quantile: (p) => (isOpenProbability(p) ? family.quantile(p) : endOf(p, low, high)),
    upperQuantile: (q) => (isOpenProbability(q) ? family.upperQuantile(q) : endOf(q, high, low)),
  };
}

export type Tails = Pick<Distribution, "support" | "cdf" | "sf">;

/** The same for a family that has tails only. */
export function defineTails({ support, cdf, sf }: Tails): Tails {
  const [low, high] = support;
  const isBetween = (x: number) => x >= low && x < high && Number.isFinite(x);
  return {
    support,
    cdf: (x) => (isBetween(x) ? cdf(x) : nanOr(x, x >= high ? 1 : 0)),
    sf: (x) => (isBetween(x) ? sf(x) : nanOr(x, x >= high ? 0 : 1)),
  };
}

function nanOr(x: number, value: number): number {
  return Number.isNaN(x) ? x : value;
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
