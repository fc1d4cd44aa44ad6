/**
 * @file What membership attacks start from: fitted rows (members) and held-out ones, equal numbers of both, and how far
 * each is from the synthetic rows and from a reference of real rows that it does not belong to. The held-out rows are
 * cut in two; each half is the reference of the other half and of half of the members, so every reference is of one
 * size and holds none of those that are measured by it.
 */
import type { WorkContext } from "../../base/index.ts";
import { qualityErrors } from "../errors.ts";
import { drawRows, shuffleRows } from "../metrics/classifiers/draw-rows.ts";
import { remember } from "../sides/remember.ts";
import type { TableUnderAttack } from "./attack.ts";
import { takeMeasuredRows } from "./attacked-columns.ts";
import { type Distance, findNeighbours, joinRows, pickRows, type Rows } from "./neighbours/index.ts";
import { rangesOf } from "./ranges-of.ts";

/** Rows of either side that are attacked at most: the standard error of an area of .5 is then .0026. */
export const MOST_ATTACKED = 25_000;
/** Fewer tell nothing: the interval of an area of .5 would reach .58. */
export const LEAST_ATTACKED = 100;

export interface Exposure {
  /** Attacked rows: members first, then as many others. */
  readonly memberCount: number;
  readonly attacked: readonly AttackedFold[];
  readonly synthetic: Rows;
  readonly distance: Distance;
  /** Distance of each attacked row to its nearest synthetic and its nearest reference row. */
  readonly toSynthetic: Float64Array;
  readonly toReference: Float64Array;
  readonly note: string;
}

/** Attacked rows that share a reference, and their places among all. */
export interface AttackedFold {
  readonly rows: Rows;
  readonly places: Int32Array;
  readonly reference: Rows;
}

const exposures = remember((_: TableUnderAttack): { made?: Exposure } => ({}));

/** Measured once per table. */
export function measureExposure(table: TableUnderAttack, context: WorkContext): Exposure {
  const kept = exposures(table);
  kept.made ??= measure(table, context);
  return kept.made;
}

function measure(table: TableUnderAttack, context: WorkContext): Exposure {
  const { real, synthetic, holdout } = takeMeasuredRows(table);
  if (holdout === undefined) throw qualityErrors.create("no-holdout");
  requireRows({ fitted: real.count, synthetic: synthetic.count, "held-out": holdout.count });
  const count = Math.min(MOST_ATTACKED, real.count, holdout.count);
  const random = table.random.stream("membership");
  const members = pickRows(real, drawRows(real.count, count, random.stream("members")));
  const others = pickRows(holdout, drawRows(holdout.count, count, random.stream("others")));
  const distance: Distance = { kind: "gower", ranges: rangesOf(joinRows(real, holdout)) };
  const attacked = cutFolds(members, others, shuffleRows(count, random.stream("folds")));
  const toSynthetic = new Float64Array(2 * count);
  const toReference = new Float64Array(2 * count);
  for (const { rows, places, reference } of attacked) {
    const near = findNeighbours(rows, synthetic, { distance }, context).distance;
    const known = findNeighbours(rows, reference, { distance }, context).distance;
    for (const [at, place] of places.entries()) {
      toSynthetic[place] = near[at] as number;
      toReference[place] = known[at] as number;
    }
  }
  const isDrawn = count < Math.max(real.count, holdout.count);
  const note = isDrawn ? `${count} fitted and ${count} held-out rows, drawn with the seed` : "";
  return { memberCount: count, attacked, synthetic, distance, toSynthetic, toReference, note };
}

function cutFolds(members: Rows, others: Rows, order: Uint32Array): AttackedFold[] {
  const half = order.length >> 1;
  const halves = [order.subarray(0, half), order.subarray(half)].map((rows) => Int32Array.from(rows));
  return halves.map((fold, at) => ({
    rows: joinRows(pickRows(members, fold), pickRows(others, fold)),
    places: Int32Array.from([...fold, ...fold.map((row) => row + members.count)]),
    reference: pickRows(others, halves[1 - at] as Int32Array),
  }));
}

export function requireRows(counts: Readonly<Record<string, number>>): void {
  for (const [side, rows] of Object.entries(counts))
    if (rows < LEAST_ATTACKED)
      throw qualityErrors.create("too-few-to-attack", { side, rows, needed: LEAST_ATTACKED });
}
