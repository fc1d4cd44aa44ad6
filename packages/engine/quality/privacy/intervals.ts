/** @file 95 % intervals of shares, of ratios of counts, and of the area under a ROC curve. */
import { beta } from "../../stats/index.ts";

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %. */
const Z = 1.959963984540054;

/**
 * What the value surely exceeds: three standard errors down, since many attacks on many tables would else find something
 * by chance (1 in 700 each, 1 in 40 at the 95 % interval's end).
 */
export function lowerBound({ value, low }: Estimate): number {
  return value - (3 / Z) * (value - low);
}

/** Wilson 1927. */
export function estimateShare(hits: number, count: number): Estimate {
  const share = hits / count;
  const centre = (hits + (Z * Z) / 2) / (count + Z * Z);
  const reach = (Z / (count + Z * Z)) * Math.sqrt((hits * (count - hits)) / count + (Z * Z) / 4);
  return { value: share, low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) };
}

/** How much greater one share is than an independent other one (Newcombe 1998, from Wilson's intervals). */
export function estimateExcess(one: Estimate, other: Estimate): Estimate {
  const value = one.value - other.value;
  return {
    value,
    low: value - Math.hypot(one.value - one.low, other.high - other.value),
    high: value + Math.hypot(one.high - one.value, other.value - other.low),
  };
}

/** How many times as often the one happened as the other, by Clopper and Pearson's interval of its share in both. */
export function estimateRatio(one: number, other: number): Estimate {
  const odds = (share: number) => share / (1 - share);
  const low = one === 0 ? 0 : beta(one, other + 1).quantile(0.025);
  const high = other === 0 ? 1 : beta(one + 1, other).quantile(0.975);
  return { value: odds(one / (one + other)), low: odds(low), high: odds(high) };
}

/**
 * The chance that a score of the first is above one of the second, ties counting half, with DeLong's interval (1988)
 * from mid-ranks (Sun and Xu 2014).
 */
export function estimateArea(ones: Float64Array, others: Float64Array): Estimate {
  const [m, n] = [ones.length, others.length];
  const all = new Float64Array(m + n);
  all.set(ones);
  all.set(others, m);
  const ranks = rankMiddles(all);
  const [ownOnes, ownOthers] = [rankMiddles(ones), rankMiddles(others)];
  const above = ownOnes.map((own, at) => ((ranks[at] as number) - own) / n);
  const below = ownOthers.map((own, at) => 1 - ((ranks[m + at] as number) - own) / m);
  const value = above.reduce((sum, share) => sum + share, 0) / m;
  const reach = Z * Math.sqrt(variance(above, value) / m + variance(below, value) / n);
  return { value, low: Math.max(0, value - reach), high: Math.min(1, value + reach) };
}

function variance(values: Float64Array, mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
}

/** From 1 on; equal values share the mean of their ranks. */
export function rankMiddles(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, at) => at).sort(
    (a, b) => (values[a] as number) - (values[b] as number),
  );
  const ranks = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start;
    const value = values[order[start] as number];
    while (end < order.length && values[order[end] as number] === value) end++;
    for (let at = start; at < end; at++) ranks[order[at] as number] = (start + end + 1) / 2;
    start = end;
  }
  return ranks;
}
