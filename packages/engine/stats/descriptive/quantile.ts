/**
 * @file Sample quantiles: the nine definitions of Hyndman and Fan ("Sample quantiles in statistical
 * packages", 1996) under NumPy's names, and NumPy's four roundings of the default. Each is
 * (1 − γ)·x[i] + γ·x[i + 1] about a target index i + g into the sorted values, counted from 0. A NaN among
 * the values makes every quantile NaN, as in NumPy; so does an empty column.
 */
import { statsErrors } from "../errors.ts";

interface Definition {
  /** i + g for n values. */
  readonly target: (n: number, p: number) => number;
  /** γ from the fraction g and the index i; the fraction itself unless said. */
  readonly share?: (fraction: number, index: number) => number;
}

const isOdd = (index: number) => Math.abs(index % 2) === 1;
const byCount = (n: number, p: number) => n * p - 1;
const byGap = (n: number, p: number) => (n - 1) * p;

const DEFINITIONS = {
  inverted_cdf: { target: byCount, share: (g) => (g > 0 ? 1 : 0) },
  averaged_inverted_cdf: { target: byCount, share: (g) => (g > 0 ? 1 : 0.5) },
  closest_observation: { target: (n, p) => n * p - 1.5, share: (g, i) => (g === 0 && isOdd(i) ? 0 : 1) },
  interpolated_inverted_cdf: { target: byCount },
  hazen: { target: (n, p) => n * p - 0.5 },
  weibull: { target: (n, p) => (n + 1) * p - 1 },
  linear: { target: byGap },
  median_unbiased: { target: (n, p) => n * p + (p - 2) / 3 },
  normal_unbiased: { target: (n, p) => n * p + (2 * p - 5) / 8 },
  lower: { target: byGap, share: () => 0 },
  higher: { target: byGap, share: (g) => (g > 0 ? 1 : 0) },
  midpoint: { target: byGap, share: (g) => (g > 0 ? 0.5 : 0) },
  nearest: { target: byGap, share: (g, i) => (g > 0.5 || (g === 0.5 && isOdd(i)) ? 1 : 0) },
} as const satisfies Record<string, Definition>;

export type QuantileMethod = keyof typeof DEFINITIONS;

export const QUANTILE_METHODS = Object.keys(DEFINITIONS) as readonly QuantileMethod[];

export function quantile(values: ArrayLike<number>, p: number, method?: QuantileMethod): number {
  return quantiles(values, [p], method)[0]!;
}

export function quantiles(
  values: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  method?: QuantileMethod,
): Float64Array {
  return quantilesOfSorted(Float64Array.from(values).sort(), probabilities, method);
}

/** For values already in rising order, NaN last. */
export function quantilesOfSorted(
  sorted: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  method: QuantileMethod = "linear",
): Float64Array {
  const definition: Definition | undefined = DEFINITIONS[method];
  if (!definition) {
    throw statsErrors.create("quantile-method-unknown", { method, known: QUANTILE_METHODS.join(", ") });
  }
  return Float64Array.from(probabilities, (p) => quantileOfSorted(sorted, p, definition));
}

function quantileOfSorted(sorted: ArrayLike<number>, p: number, { target, share }: Definition): number {
  if (p < 0 || p > 1) throw statsErrors.create("probability-out-of-range", { value: p });
  const last = sorted[sorted.length - 1] ?? Number.NaN;
  if (Number.isNaN(last) || Number.isNaN(p)) return Number.NaN;
  const position = target(sorted.length, p);
  const index = Math.floor(position);
  const fraction = position - index;
  const low = sorted[Math.max(index, 0)] ?? last;
  const high = sorted[Math.max(index + 1, 0)] ?? last;
  return interpolate(low, high, share ? share(fraction, index) : fraction);
}

/** Exact at both ends, between equal values and beside infinities. */
function interpolate(low: number, high: number, share: number): number {
  if (share === 0 || low === high) return low;
  if (share === 1) return high;
  return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
}
