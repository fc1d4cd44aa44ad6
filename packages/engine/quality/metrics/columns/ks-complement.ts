import { qualityErrors } from "../../errors.ts";
import { sortPresent } from "../../sides/sorted.ts";
import type { ContinuousMetric } from "../metric.ts";

/**
 * 1 − sup |F_real(x) − F_synthetic(x)|, the two-sample Kolmogorov–Smirnov statistic turned round. As SDMetrics
 * does it: missing values are left out, fractions are rounded to 14 digits first.
 */
export const ksComplement: ContinuousMetric = {
  name: "KSComplement",
  about:
    "How alike two distributions of numbers are: 1 minus the largest gap between their cumulative curves.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, KSComplement; Kolmogorov 1933, Smirnov 1948",
  quirk: "Missing values are left out, fractions rounded to 14 digits first.",
  takes: "continuous",
  compute({ real, synthetic, isWhole }) {
    const sides = [sortPresent(real), sortPresent(synthetic)] as const;
    if (sides[0].length === 0) throw qualityErrors.create("no-values", { side: "real" });
    if (sides[1].length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    const [one, other] = isWhole ? sides : [roundAll(sides[0]), roundAll(sides[1])];
    return 1 - largestGap(one, other);
  },
};

/** Largest distance between two empirical distributions; both sorted. */
export function largestGap(one: Float64Array, other: Float64Array): number {
  let gap = 0;
  let i = 0;
  let j = 0;
  while (i < one.length && j < other.length) {
    const value = Math.min(one[i] as number, other[j] as number);
    while (i < one.length && (one[i] as number) <= value) i++;
    while (j < other.length && (other[j] as number) <= value) j++;
    gap = Math.max(gap, Math.abs(i / one.length - j / other.length));
  }
  return gap;
}

const SCALE = 1e14;
/** Adding and taking away 1.5 · 2^52 rounds half to even, as numpy's rint does. */
const ROUNDER = 6_755_399_441_055_744;

function roundAll(values: Float64Array): Float64Array {
  const rounded = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const scaled = (values[row] as number) * SCALE;
    const isSmall = Math.abs(scaled) < 2_251_799_813_685_248;
    rounded[row] = (isSmall ? scaled + ROUNDER - ROUNDER : scaled) / SCALE;
  }
  return rounded;
}
