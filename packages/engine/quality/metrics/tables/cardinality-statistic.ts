import { qualityErrors } from "../../errors.ts";
import { countChildren, type RowLinks } from "../../sides/link-rows.ts";
import { meanSimilarity, medianSimilarity, stdSimilarity } from "../columns/statistic-similarity.ts";
import type { MetricEntry } from "../entry.ts";
import type { ContinuousMetric } from "../metric.ts";
import { overRelationships } from "./over-relationships.ts";

/** StatisticSimilarity of the number of children per parent. */
function makeCardinalitySimilarity(similarity: ContinuousMetric, statistic: string): MetricEntry {
  return overRelationships(
    {
      name: `CardinalityStatisticSimilarity.${statistic}`,
      about: `How close the ${statistic} of the number of children per parent is, by its real range.`,
      range: [0, 1],
      best: 1,
      citation: "SDMetrics 0.32.0, CardinalityStatisticSimilarity",
    },
    ({ real, synthetic }) => compareChildren(real, synthetic, similarity),
  );
}

function compareChildren(real: RowLinks, synthetic: RowLinks, similarity: ContinuousMetric): number {
  const counts = { real: countChildren(real), synthetic: countChildren(synthetic) };
  if (counts.synthetic.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  return similarity.compute({ kind: "continuous", ...counts, isWhole: true });
}

export const cardinalityStatistics: readonly MetricEntry[] = [
  makeCardinalitySimilarity(meanSimilarity, "mean"),
  makeCardinalitySimilarity(medianSimilarity, "median"),
  makeCardinalitySimilarity(stdSimilarity, "std"),
];
