import { qualityErrors } from "../../errors.ts";
import { findMoments, summarise } from "../../sides/number-summary.ts";
import { sortPresent } from "../../sides/sorted.ts";
import type { ContinuousMetric } from "../metric.ts";
import { findExtremes, findSpread } from "./extremes.ts";

export type Statistic = "mean" | "median" | "std";

/** 1 − |statistic of the real values − statistic of the synthetic ones| / range of the real values. */
function makeStatisticSimilarity(statistic: Statistic, words: string): ContinuousMetric {
  return {
    name: `StatisticSimilarity.${statistic}`,
    about: `How close the ${words} of the synthetic values is to that of the real ones, by the real range.`,
    range: [0, 1],
    best: 1,
    citation: "SDMetrics 0.32.0, StatisticSimilarity",
    takes: "continuous",
    compute({ real, synthetic }) {
      const { spread } = findSpread(real);
      findExtremes(synthetic, "synthetic");
      const difference = Math.abs(
        measure(real, statistic, "real") - measure(synthetic, statistic, "synthetic"),
      );
      if (Number.isNaN(difference)) throw qualityErrors.create("infinite-values", { side: "synthetic" });
      return Math.max(0, 1 - difference / spread);
    },
  };
}

export const meanSimilarity = makeStatisticSimilarity("mean", "mean");
export const medianSimilarity = makeStatisticSimilarity("median", "median");
export const stdSimilarity = makeStatisticSimilarity("std", "standard deviation");

function measure(values: Float64Array, statistic: Statistic, side: "real" | "synthetic"): number {
  if (statistic === "median") return medianOf(sortPresent(values));
  const { mean, squares } = findMoments(values);
  if (statistic === "mean") return mean;
  const { present } = summarise(values);
  if (present < 2) throw qualityErrors.create("too-few-values", { side, needed: 2 });
  return Math.sqrt(squares / (present - 1));
}

function medianOf(sorted: Float64Array): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}
