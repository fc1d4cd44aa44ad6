/** @file A k-d tree over two coordinates: every level halves the rows of each part, along its wider side. */
import { z } from "zod";
import type { Protection } from "./encoder.ts";
import { savedFloat64, savedUint8 } from "./saved-arrays.ts";

const treeShape = z.strictObject({
  depth: z.int().min(0).max(12),
  /** Of each inner node, level by level: 0 or 1. */
  axes: savedUint8,
  cuts: savedFloat64,
  /** The range of each coordinate: means of the most extreme rows. */
  ranges: savedFloat64,
});

export type PlaceTree = z.infer<typeof treeShape>;

export const placeTree = treeShape.refine(
  ({ depth, axes, cuts, ranges }) =>
    axes.length === 2 ** depth - 1 &&
    cuts.length === axes.length &&
    ranges.length === 4 &&
    axes.every((axis) => axis <= 1) &&
    [...cuts, ...ranges].every(Number.isFinite),
  "parts of the tree do not fit together",
);

const LEAF_ROWS = 12;
const MOST_LEVELS = 12;
/** Rows on each side of a cut whose mean it is. */
const CUT_ROWS = 5;

export function fitPlaceTree(x: Float64Array, y: Float64Array, { leastPeople }: Protection): PlaceTree {
  const rows = Int32Array.from(x.keys()).filter((row) => Number.isFinite(x[row]) && Number.isFinite(y[row]));
  const leafRows = Math.max(LEAF_ROWS, leastPeople);
  const depth = Math.min(MOST_LEVELS, Math.max(0, Math.floor(Math.log2(rows.length / leafRows))));
  const axes = new Uint8Array(2 ** depth - 1);
  const cuts = new Float64Array(axes.length);
  const weights = [1 / spread(x, rows), 1 / spread(y, rows)] as const;
  const split = (node: number, own: Int32Array) => {
    if (node >= axes.length) return;
    const axis = spread(x, own) * weights[0] >= spread(y, own) * weights[1] ? 0 : 1;
    const values = axis === 0 ? x : y;
    const sorted = own.slice().sort((a, b) => (values[a] as number) - (values[b] as number));
    const cut = cutBetween(sorted, values);
    axes[node] = axis;
    cuts[node] = cut;
    split(
      2 * node + 1,
      sorted.filter((row) => (values[row] as number) < cut),
    );
    split(
      2 * node + 2,
      sorted.filter((row) => (values[row] as number) >= cut),
    );
  };
  split(0, rows);
  const least = Math.max(CUT_ROWS, leastPeople);
  return {
    depth,
    axes,
    cuts,
    ranges: Float64Array.from([...findRange(x, rows, least), ...findRange(y, rows, least)]),
  };
}

function spread(values: Float64Array, rows: Int32Array): number {
  let mean = 0;
  let square = 0;
  for (const row of rows) {
    mean += (values[row] as number) / rows.length;
    square += (values[row] as number) ** 2 / rows.length;
  }
  return Math.sqrt(Math.max(0, square - mean * mean)) || Number.MIN_VALUE;
}

/** The mean of the rows around the middle. */
function cutBetween(sorted: Int32Array, values: Float64Array): number {
  const middle = sorted.length >> 1;
  const around = sorted.subarray(Math.max(0, middle - CUT_ROWS), middle + CUT_ROWS);
  return meanOf(around, values);
}

function meanOf(rows: Int32Array, values: Float64Array): number {
  let mean = 0;
  for (const row of rows) mean += (values[row] as number) / rows.length;
  return mean;
}

function findRange(values: Float64Array, rows: Int32Array, least: number): [number, number] {
  const sorted = rows.slice().sort((a, b) => (values[a] as number) - (values[b] as number));
  return [meanOf(sorted.subarray(0, least), values), meanOf(sorted.subarray(-least), values)];
}

/** −1 where a coordinate is missing. */
export function findLeaf({ depth, axes, cuts }: PlaceTree, x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return -1;
  let node = 0;
  for (let level = 0; level < depth; level++)
    node = 2 * node + ((axes[node] === 0 ? x : y) < (cuts[node] as number) ? 1 : 2);
  return node - axes.length;
}

/** The stretch of a coordinate that each leaf covers. */
export function boundsOfLeaf({ depth, axes, cuts, ranges }: PlaceTree, axis: number) {
  const size = axes.length;
  const low = new Float64Array(2 * size + 1).fill(ranges[2 * axis] as number);
  const high = new Float64Array(2 * size + 1).fill(ranges[2 * axis + 1] as number);
  for (let node = 0; node < size; node++) {
    for (const child of [2 * node + 1, 2 * node + 2]) {
      low[child] = low[node] as number;
      high[child] = high[node] as number;
    }
    if (axes[node] !== axis) continue;
    high[2 * node + 1] = Math.min(high[node] as number, cuts[node] as number);
    low[2 * node + 2] = Math.max(low[node] as number, cuts[node] as number);
  }
  return { low: low.subarray(size, size + 2 ** depth), high: high.subarray(size, size + 2 ** depth) };
}
