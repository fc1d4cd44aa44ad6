import { qualityErrors } from "../errors.ts";
import { largestGap } from "../metrics/columns/ks-complement.ts";
import { attemptScore } from "../score.ts";
import { countChildren, type RowLinks } from "../sides/link-rows.ts";
import { sortPresent } from "../sides/sorted.ts";
import { type LinkedRelationship, nameKey } from "./relationships.ts";
import type { DetailRow } from "./report.ts";

/** CardinalityShapeSimilarity: 1 − the largest gap between the distributions of children per parent. */
export function describeCardinality(relationship: LinkedRelationship): DetailRow {
  const { child, parent, foreignKey, real, synthetic } = relationship;
  const score = attemptScore(() => compareCardinality(real, synthetic));
  return {
    "Child Table": child,
    "Parent Table": parent,
    "Foreign Key": nameKey(foreignKey),
    Metric: "CardinalityShapeSimilarity",
    Score: score.value,
    Error: score.value === null ? score.reason : null,
  };
}

export function compareCardinality(real: RowLinks, synthetic: RowLinks): number {
  const counts = [sortPresent(countChildren(real)), sortPresent(countChildren(synthetic))] as const;
  if (counts[0].length === 0) throw qualityErrors.create("no-values", { side: "real" });
  if (counts[1].length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  return 1 - largestGap(counts[0], counts[1]);
}
