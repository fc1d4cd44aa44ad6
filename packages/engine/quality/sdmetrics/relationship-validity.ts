/** @file Relationship Validity: do the synthetic children have parents, and as many as real ones may have? */
import { qualityErrors } from "../errors.ts";
import { attemptScore } from "../score.ts";
import { countChildren, type RowLinks } from "../sides/link-rows.ts";
import { type LinkedRelationship, nameKey } from "./relationships.ts";
import type { DetailRow } from "./report.ts";

export function describeRelationshipValidity(relationship: LinkedRelationship): DetailRow[] {
  const { parent, child, primaryKey, foreignKey, real, synthetic } = relationship;
  const isComposite = foreignKey.length > 1;
  const metrics = {
    ReferentialIntegrity: () => computeReferentialIntegrity(real, synthetic, { isComposite }),
    CardinalityBoundaryAdherence: () => computeCardinalityBoundaries(real, synthetic, { isComposite }),
  };
  return Object.entries(metrics).map(([metric, compute]) => {
    const score = attemptScore(compute);
    return {
      "Parent Table": parent,
      "Child Table": child,
      "Primary Key": nameKey(primaryKey),
      "Foreign Key": nameKey(foreignKey),
      Metric: metric,
      Score: score.value,
      Error: score.value === null ? score.reason : null,
    };
  });
}

interface KeyShape {
  readonly isComposite: boolean;
}

/** Share of synthetic children with a parent. Missing keys are left out where one column is the key and may be. */
export function computeReferentialIntegrity(
  real: RowLinks,
  synthetic: RowLinks,
  { isComposite }: KeyShape,
): number {
  const mayBeMissing = !isComposite && real.child.includes(-1);
  const parents = new Uint8Array(synthetic.size);
  for (const code of synthetic.parent) if (code >= 0) parents[code] = 1;
  let judged = 0;
  let held = 0;
  for (const code of synthetic.child) {
    if (code < 0 && mayBeMissing) continue;
    judged++;
    if (code >= 0 && parents[code] === 1) held++;
  }
  if (judged === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  return held / judged;
}

/** Share of synthetic parents with no fewer and no more children than real parents have. */
export function computeCardinalityBoundaries(
  real: RowLinks,
  synthetic: RowLinks,
  { isComposite }: KeyShape,
): number {
  if (isComposite) throw qualityErrors.create("several-columns-key", {});
  const allowed = countChildren(real);
  const counts = countChildren(synthetic);
  if (allowed.length === 0) throw qualityErrors.create("no-values", { side: "real" });
  if (counts.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  const least = allowed.reduce((low, count) => Math.min(low, count));
  const most = allowed.reduce((high, count) => Math.max(high, count));
  return counts.filter((count) => count >= least && count <= most).length / counts.length;
}
