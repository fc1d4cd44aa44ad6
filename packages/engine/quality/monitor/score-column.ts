/** @file The scores of one column of a window, named as the metrics that they are sketches of. */
import { qualityErrors } from "../errors.ts";
import { computed, notComputable, type Score } from "../score.ts";
import { chanceOfGap, chanceOfShare, chanceOfVariation, effectiveRows } from "./chance.ts";
import type { ColumnSketch } from "./column-sketch.ts";
import { drawCurve, measureGap } from "./cumulative-curve.ts";
import type { CategoryReference, NumberReference, ReferenceColumn } from "./reference.ts";

export const windowMetrics = [
  "KSComplement",
  "TVComplement",
  "MissingValueSimilarity",
  "BoundaryAdherence",
  "CategoryAdherence",
] as const;

export type WindowMetric = (typeof windowMetrics)[number];

export type WindowScore = Score & {
  readonly metric: WindowMetric;
  /** What sketches may have added to the score or taken off. */
  readonly error: number;
  /** How far below 1 so few rows of the reference's own source may come by chance. */
  readonly chance: number;
};

export function scoreColumn(
  column: ReferenceColumn,
  sketch: ColumnSketch,
  referenceRows: number,
): WindowScore[] {
  const { compared } = column;
  const missing = scoreMissing(column, sketch, referenceRows);
  if (compared.kind === "other") return [missing];
  const side = column.present === 0 ? "real" : sketch.present === 0 ? "synthetic" : undefined;
  if (side !== undefined) {
    const reason = notComputable(qualityErrors.create("no-values", { side }));
    return [...metricsOf(compared).map((metric) => ({ ...reason, metric, error: 0, chance: 1 })), missing];
  }
  const rows = effectiveRows(sketch.present, column.present);
  const scores =
    compared.kind === "numbers"
      ? scoreNumbers(compared, sketch, rows)
      : scoreCategories(compared, sketch, rows);
  return [...scores, missing];
}

function metricsOf({ kind }: NumberReference | CategoryReference): WindowMetric[] {
  return kind === "numbers" ? ["KSComplement", "BoundaryAdherence"] : ["TVComplement", "CategoryAdherence"];
}

function scoreMissing(
  { missingShare }: ReferenceColumn,
  sketch: ColumnSketch,
  referenceRows: number,
): WindowScore {
  return {
    metric: "MissingValueSimilarity",
    ...computed(1 - Math.abs(missingShare - sketch.missingShare)),
    error: 0,
    chance: chanceOfShare(missingShare, effectiveRows(sketch.rows, referenceRows)),
  };
}

function scoreNumbers(reference: NumberReference, sketch: ColumnSketch, rows: number): WindowScore[] {
  const { quantiles, outside, present } = sketch;
  const adherence: WindowScore = {
    metric: "BoundaryAdherence",
    ...computed(1 - outside / present),
    error: 0,
    chance: chanceOfShare(0, rows),
  };
  if (quantiles === undefined || quantiles.count === 0) {
    const reason = notComputable(qualityErrors.create("no-values", { side: "synthetic" }));
    return [{ metric: "KSComplement", ...reason, error: 0, chance: 1 }, adherence];
  }
  const shape: WindowScore = {
    metric: "KSComplement",
    ...computed(1 - measureGap(reference.curve, drawCurve(quantiles))),
    error: reference.rankError + quantiles.rankError,
    chance: chanceOfGap(rows),
  };
  return [shape, adherence];
}

/**
 * Counts that a sketch has cut are too small by the share lost in all, so the distance is off by no more than half of
 * what both sides have lost.
 */
function scoreCategories(reference: CategoryReference, sketch: ColumnSketch, rows: number): WindowScore[] {
  const { present, frequencies } = sketch;
  let [distance, kept, fresh, met] = [0, 0, 0, 0];
  for (const [category, count] of frequencies?.save().counts ?? []) {
    const expected = reference.shares.get(category) ?? 0;
    distance += Math.abs(count / present - expected);
    kept += count;
    met += expected;
    if (expected === 0 && !reference.allowed.has(category)) fresh += count;
  }
  const unmet = Math.max(0, 1 - reference.lostShare - met);
  const lost = 1 - kept / present;
  const variation: WindowScore = {
    metric: "TVComplement",
    ...computed(1 - (distance + unmet) / 2),
    error: (lost + reference.lostShare) / 2,
    chance: chanceOfVariation(reference.spread, rows),
  };
  return [variation, scoreAdherence(reference, { known: 1 - fresh / present, lost, rows })];
}

function scoreAdherence(
  { lostShare, singleShare }: CategoryReference,
  { known, lost, rows }: { readonly known: number; readonly lost: number; readonly rows: number },
): WindowScore {
  const metric = "CategoryAdherence";
  if (lostShare > 0)
    return { metric, ...notComputable(qualityErrors.create("too-many-categories")), error: 0, chance: 1 };
  const chance = Math.min(1, singleShare + chanceOfShare(singleShare, rows));
  return { metric, ...computed(known), error: lost, chance };
}
