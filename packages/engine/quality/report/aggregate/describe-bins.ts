/** @file Numbers and times as shares of rows per bin. */
import { sortPresent } from "../../sides/sorted.ts";
import { type Bins, fewestPeople } from "../report.ts";
import { chooseEdges } from "./choose-edges.ts";
import type { Scale } from "./grid/grid.ts";
import { countMissing, hideFew, mergeBins, toShares } from "./people.ts";
import { mapSides, type OfSides } from "./sides.ts";

export interface Measured {
  /** Present values in order, infinite ones at the ends. */
  readonly sorted: Float64Array;
  readonly rows: number;
}

/** Values with NaN for what is missing; a holdout of fewer than five present values is left out. */
export function measure(values: OfSides<Float64Array>): OfSides<Measured> {
  const { real, synthetic, holdout } = mapSides(values, (side) => ({
    sorted: sortPresent(side),
    rows: side.length,
  }));
  const isShown = holdout !== undefined && holdout.sorted.length >= fewestPeople;
  return { real, synthetic, ...(isShown && { holdout }) };
}

/** Null where the range of real values is a single one. */
export function describeBins(sides: OfSides<Measured>, scale: Scale): Bins | null {
  const edges = chooseEdges(dropInfinite(sides.real.sorted), scale);
  return edges === undefined ? null : fillBins(sides, edges, scale);
}

/** Shares per bin from one edge to below the next, the last one and what lies beyond included. */
export function fillBins(sides: OfSides<Measured>, edges: readonly number[], scale: Scale): Bins {
  const people = [sides.real, ...(sides.holdout === undefined ? [] : [sides.holdout])];
  const kept = mergeBins(people.map(({ sorted }) => countBins(sorted, edges)));
  const merged = [...kept.map((first) => edges[first] as number), edges.at(-1) as number];
  const shareOut = (side: Measured) => {
    const { hidden, rows } = countMissing(side.rows, side.sorted.length);
    return toShares(hideFew(countBins(side.sorted, merged), hidden), rows);
  };
  const { sorted, rows } = sides.synthetic;
  return {
    kind: "bins",
    edges: merged,
    scale,
    real: shareOut(sides.real),
    synthetic: toShares(countBins(sorted, merged), rows),
    holdout: sides.holdout === undefined ? null : shareOut(sides.holdout),
  };
}

function countBins(sorted: Float64Array, edges: readonly number[]): Float64Array {
  const counts = new Float64Array(edges.length - 1);
  let before = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const isLast = bin === counts.length - 1;
    const after = isLast ? sorted.length : countBelow(sorted, edges[bin + 1] as number);
    counts[bin] = after - before;
    before = after;
  }
  return counts;
}

/** How many sorted values lie below. */
export function countBelow(sorted: Float64Array, limit: number): number {
  return findPlace(sorted.length, (at) => (sorted[at] as number) < limit);
}

/** How many sorted values lie at a value or below. */
export function countUpTo(sorted: Float64Array, limit: number): number {
  return findPlace(sorted.length, (at) => (sorted[at] as number) <= limit);
}

function findPlace(length: number, isBefore: (at: number) => boolean): number {
  let [from, to] = [0, length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function dropInfinite(sorted: Float64Array): Float64Array {
  if (Number.isFinite(sorted[0]) && Number.isFinite(sorted.at(-1))) return sorted;
  const from = countBelow(sorted, -Number.MAX_VALUE);
  const to = countBelow(sorted, Number.POSITIVE_INFINITY);
  return sorted.subarray(from, to);
}
