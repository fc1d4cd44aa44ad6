/** @file Distance to the closest record as SDMetrics 0.32.0 has it: the mean over columns, ranges of the searched rows. */
import type { WorkContext } from "../../../base/index.ts";
import { findNeighbours, type Rows } from "../neighbours/index.ts";
import { rangesOf } from "../ranges-of.ts";

export function measureClosest(rows: Rows, among: Rows, context: WorkContext): Float64Array {
  const { distance } = findNeighbours(rows, among, { distance: distanceTo(among) }, context);
  return distance.map((sum) => sum / rows.columns.length);
}

const kept = new WeakMap<Rows, ReturnType<typeof makeDistance>>();

/** One object for the same rows, so that their index is made once. */
export function distanceTo(among: Rows) {
  const distance = kept.get(among) ?? makeDistance(among);
  kept.set(among, distance);
  return distance;
}

function makeDistance(among: Rows) {
  return { kind: "gower", ranges: rangesOf(among) } as const;
}

/** The middle value, or the mean of the two middle ones. */
export function medianOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] as number;
  return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
