import { throwIfCancelled, type WorkContext } from "../../../base/index.ts";
import { remember } from "../../sides/remember.ts";
import type { Attack } from "../attack.ts";
import { type Exposure, measureExposure } from "../exposure.ts";
import { indexTargets, measureRows, type Rows } from "../neighbours/index.ts";
import { judgeMembership } from "./judge-membership.ts";

/** Rows farther than so many widths behind the nearest one add less than e⁻⁶ of what it adds, and are left out. */
const WIDTHS = 6;
/** The width is this share of the median distance between real neighbours. */
const WIDTH_SHARE = 0.15;

/** log p_synthetic(x) − log p_reference(x), p(x) = mean exp(−d(x, y) / h) */
export const membershipByKernel: Attack = {
  name: "membership-kernel",
  about:
    "Guesses that a person was fitted when synthetic rows lie more densely around than other real ones do (DOMIAS, by kernels).",
  limits: "Densities of many columns are rough; a learned density may tell more.",
  citation: "van Breugel et al. 2023 (DOMIAS)",
  needs: ["holdout"],
  cost: "quick",
  onEntities: true,
  run(table, context) {
    const exposure = measureExposure(table, context);
    return judgeMembership(table, exposure, scoreKernels(exposure, context));
  },
};

const keptScores = remember((_: Exposure): { scores?: Float64Array } => ({}));

/** Computed once per exposure. */
export function scoreKernels(exposure: Exposure, context: WorkContext): Float64Array {
  const kept = keptScores(exposure);
  kept.scores ??= compute(exposure, context);
  return kept.scores;
}

function compute(exposure: Exposure, { signal }: WorkContext): Float64Array {
  const { attacked, synthetic, toSynthetic, toReference } = exposure;
  const width = chooseWidth(toReference);
  const scores = new Float64Array(toReference.length);
  for (const { rows, places, reference } of attacked) {
    const nearSynthetic = sumKernels(exposure, rows, synthetic, width);
    const nearReference = sumKernels(exposure, rows, reference, width);
    for (const [row, place] of places.entries()) {
      if (row % 512 === 0) throwIfCancelled(signal);
      scores[place] =
        nearSynthetic(row, toSynthetic[place] as number) - nearReference(row, toReference[place] as number);
    }
  }
  return scores;
}

function chooseWidth(distances: Float64Array): number {
  const positive = distances.filter((distance) => distance > 0).sort();
  return WIDTH_SHARE * (positive[positive.length >> 1] ?? 1);
}

/** log p(x), from the nearest row on outward. */
function sumKernels({ distance }: Exposure, rows: Rows, targets: Rows, width: number) {
  // Each row counts as often as it occurs.
  const index = indexTargets(targets, distance, targets.count);
  const measure = measureRows(rows, targets, distance);
  return (row: number, nearest: number): number => {
    const limit = nearest + WIDTHS * width;
    let sum = 0;
    index.walk(rows, row, limit, (target) => {
      const own = measure(row, target, limit);
      if (own <= limit) sum += Math.exp((nearest - own) / width);
      return limit;
    });
    return Math.log(sum / targets.count) - nearest / width;
  };
}
