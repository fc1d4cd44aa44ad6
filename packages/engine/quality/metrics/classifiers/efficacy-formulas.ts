/** @file The formulas of SDMetrics' data-augmentation efficacy and equalized odds, given predictions. */
import { countConfusion } from "./scores.ts";

export type Gauge = "precision" | "recall";

/**
 * The cut that holds the fixed gauge on the training rows at `fixed` or as little above it as can be, so that the
 * other gauge can be compared; 1 where there is none. The lowest of several such cuts. The curve ends, as
 * scikit-learn's does, in a point of precision 1 and recall 0 that belongs to no cut.
 */
export function findThreshold(
  target: Float64Array,
  scores: Float64Array,
  { fix, at }: { readonly fix: Gauge; readonly at: number },
): number {
  const order = Uint32Array.from(scores, (_, row) => row).sort(
    (a, b) => (scores[b] as number) - (scores[a] as number),
  );
  const positives = target.reduce((sum, value) => sum + value, 0);
  let best = { above: fix === "precision" ? 1 - at : Number.POSITIVE_INFINITY, threshold: 1 };
  let hits = 0;
  for (const [rank, row] of order.entries()) {
    hits += target[row] as number;
    const threshold = scores[row] as number;
    if (rank + 1 < order.length && scores[order[rank + 1] as number] === threshold) continue;
    const gauge = fix === "precision" ? hits / (rank + 1) : positives === 0 ? 1 : hits / positives;
    const above = gauge - at;
    if (above >= 0 && above <= best.above) best = { above, threshold };
  }
  return best.threshold;
}

/** Precision or recall of calling rows at or above the threshold positive; 0 where it is undefined, as there. */
export function measureGauge(
  target: Float64Array,
  scores: Float64Array,
  { gauge, threshold }: { readonly gauge: Gauge; readonly threshold: number },
): number {
  const called = scores.map((score) => (score >= threshold ? 1 : 0));
  const { truePositive, falsePositive, falseNegative } = countConfusion(target, called);
  const all = truePositive + (gauge === "precision" ? falsePositive : falseNegative);
  return all === 0 ? 0 : truePositive / all;
}

/** .5 where nothing changed, 1 where 0 became 1. */
export function scoreImprovement(before: number, after: number): number {
  return (after - before) / 2 + 0.5;
}

/** The lesser of 1 − |difference of true-positive rates| and the same of false-positive rates between two groups. */
export function computeEqualizedOdds(
  target: Float64Array,
  called: Float64Array,
  isSensitive: Float64Array,
): number {
  const rates = [1, 0].map((group) => {
    const own = (_: number, row: number) => isSensitive[row] === group;
    const counts = countConfusion(target.filter(own), called.filter(own));
    return {
      true: counts.truePositive / Math.max(1, counts.truePositive + counts.falseNegative),
      false: counts.falsePositive / Math.max(1, counts.falsePositive + counts.trueNegative),
    };
  });
  const [one, other] = rates as [{ true: number; false: number }, { true: number; false: number }];
  return Math.min(1 - Math.abs(one.true - other.true), 1 - Math.abs(one.false - other.false));
}
