import { qualityErrors } from "../../errors.ts";
import { attemptScore, type Score } from "../../score.ts";
import { type LinkedRelationship, linkRelationships, nameKey } from "../../sdmetrics/relationships.ts";
import { countChildren, type RowLinks } from "../../sides/link-rows.ts";
import { combine } from "../classifiers/over-tables.ts";
import { meanSimilarity, medianSimilarity, stdSimilarity } from "../columns/statistic-similarity.ts";
import type { MetricEntry } from "../entry.ts";
import type { ContinuousMetric } from "../metric.ts";

/** Runs per relationship; the mean over those that could be judged. */
export function overRelationships(
  about: Omit<MetricEntry, "compute" | "needs">,
  compute: (relationship: LinkedRelationship) => number,
): MetricEntry {
  return {
    ...about,
    needs: ["relationships"],
    compute({ schema, real, synthetic }) {
      const parts: Record<string, Score> = {};
      for (const relationship of linkRelationships(schema, real, synthetic)) {
        const { child, parent, foreignKey } = relationship;
        parts[`${child}.${nameKey(foreignKey)} → ${parent}`] = attemptScore(() => compute(relationship));
      }
      return combine(about.name, Object.values(parts), parts, "");
    },
  };
}

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
