/**
 * @file How many equal bins a histogram should have, by NumPy's rules. The width is: sturges, range over
 * log₂ n + 1; fd, twice the interquartile range over ∛n (Freedman and Diaconis 1981); auto, the lesser of
 * sturges and fd, with fd held at no less than half of range/√n so that outliers cannot make millions.
 */
import { extentOf } from "./extent.ts";
import { quantiles } from "./quantile.ts";

export const MAX_BINS = 100_000;

const WIDTHS = {
  sturges: (values: Float64Array, range: number) => range / (Math.log2(values.length) + 1),
  fd: (values: Float64Array) => freedmanDiaconisWidth(values),
  auto: (values: Float64Array, range: number) => {
    const atLeast = range / Math.sqrt(values.length) / 2;
    return Math.min(Math.max(freedmanDiaconisWidth(values), atLeast), WIDTHS.sturges(values, range));
  },
};

export type BinRule = keyof typeof WIDTHS;

export function isBinRule(bins: unknown): bins is BinRule {
  return typeof bins === "string" && Object.hasOwn(WIDTHS, bins);
}

/** The bins for the values between low and high. */
export function countBins(
  rule: BinRule,
  values: Float64Array,
  [low, high]: readonly [number, number],
): number {
  const inside = values.filter((value) => value >= low && value <= high);
  if (inside.length === 0) return 1;
  const [least, most] = extentOf(inside) ?? [low, high];
  const width = WIDTHS[rule](inside, most - least);
  if (!(width > 0)) return 1;
  const count = Math.ceil((high - low) / Math.max(width, finestWidth([low, high])));
  return Math.min(Math.max(count, 1), MAX_BINS);
}

/** Bins narrower than this would not all have edges of their own. */
export function finestWidth([low, high]: readonly [number, number]): number {
  return Math.max(Math.abs(low) * 2 ** -50, Math.abs(high) * 2 ** -50, 1e-305);
}

function freedmanDiaconisWidth(values: Float64Array): number {
  const [lower = 0, upper = 0] = quantiles(values, [0.25, 0.75]);
  return (2 * (upper - lower)) / Math.cbrt(values.length);
}
