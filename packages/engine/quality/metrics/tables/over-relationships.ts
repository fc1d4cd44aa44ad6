import { attemptScore, type Score } from "../../score.ts";
import { type LinkedRelationship, linkRelationships, nameKey } from "../../sdmetrics/relationships.ts";
import { combine } from "../classifiers/over-tables.ts";
import type { MetricEntry } from "../entry.ts";

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
