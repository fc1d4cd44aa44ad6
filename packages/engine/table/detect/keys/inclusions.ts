/**
 * @file Which columns hold values of which unique columns. A sketch of the child is looked up among the parent's
 * values first; what survives is counted exactly.
 */
import type { ColumnValues } from "./column-values.ts";
import type { KeyColumn } from "./key-column.ts";
import { indexValues, mapValues, type ValueIndex } from "./value-index.ts";

export interface Inclusion {
  readonly child: KeyColumn;
  readonly parent: KeyColumn;
  /** Distinct values and rows of the child that are among the parent's keys. */
  readonly includedDistinct: number;
  readonly includedRows: number;
  /** Keys of the parent between the smallest and the largest that the child uses; NaN for texts. */
  readonly spannedKeys: number;
  /** Of the child's numbers between the extremes of the keys: the share that are keys. NaN for texts. */
  readonly hitRate: number;
  /** The same for those numbers shifted by one: what any other number thereabouts would reach. */
  readonly neighbourHitRate: number;
  /** Share of rows that hold their own row's key; 0 between different tables. */
  readonly ownRowShare: number;
  /** Whether rows of one table lead to each other in a circle. */
  readonly isCircular: boolean;
}

/** Below this share of rows, the rest are not orphans: the columns just overlap. */
export const MIN_INCLUDED_ROWS = 0.55;
/** Few rows with an orphan may hold many different ones. */
const MIN_INCLUDED_VALUES = 0.3;
/** A sketch may miss by chance what the whole column reaches. */
const SKETCH_SLACK = 0.1;

const indexes = new WeakMap<KeyColumn, ValueIndex>();

export function indexColumn(column: KeyColumn): ValueIndex {
  let index = indexes.get(column);
  if (index === undefined) {
    index = indexValues(column.values());
    indexes.set(column, index);
  }
  return index;
}

export function findInclusions(children: readonly KeyColumn[], parents: readonly KeyColumn[]): Inclusion[] {
  return children.flatMap((child) =>
    parents
      .filter((parent) => mayInclude(parent, child))
      .map((parent) => measureInclusion(child, parent))
      .filter((inclusion) => inclusion !== undefined),
  );
}

/** Whether the sketch of the child's values is mostly found in the parent's column. */
export function mayInclude(parent: KeyColumn, child: KeyColumn): boolean {
  if (parent === child || parent.keyClass !== child.keyClass || child.distinctCount === 0) return false;
  if (child.min > parent.max || child.max < parent.min) return false;
  const index = indexColumn(parent);
  const size = child.sketch.low.length;
  let found = 0;
  for (let place = 0; place < size; place++) if (index.find(child.sketch, place) >= 0) found++;
  return found >= (MIN_INCLUDED_VALUES - SKETCH_SLACK) * size;
}

function measureInclusion(child: KeyColumn, parent: KeyColumn): Inclusion | undefined {
  const values = child.values();
  const parentIds = mapValues(values, indexColumn(parent));
  const counted = countIncluded(values, parentIds);
  const rows = child.rowCount - child.nullCount;
  if (
    counted.includedDistinct < MIN_INCLUDED_VALUES * child.distinctCount ||
    counted.includedRows < MIN_INCLUDED_ROWS * rows
  )
    return undefined;
  const { min, max, ...counts } = counted;
  return {
    child,
    parent,
    ...counts,
    ...measureHits(child, parent),
    spannedKeys: countBetween(parent, min, max),
    ...(child.table === parent.table
      ? followOwnRows(values, parentIds, parent)
      : { ownRowShare: 0, isCircular: false }),
  };
}

function countIncluded(values: ColumnValues, parentIds: Int32Array) {
  let includedDistinct = 0;
  let includedRows = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < parentIds.length; id++) {
    if (parentIds[id]! < 0) continue;
    includedDistinct++;
    includedRows += values.counts[id]!;
    const value = values.places?.[id] ?? Number.NaN;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { includedDistinct, includedRows, min, max };
}

function countBetween(parent: KeyColumn, min: number, max: number): number {
  if (Number.isNaN(parent.min) || !Number.isFinite(min)) return Number.NaN;
  const places = sortPlaces(parent);
  return findPlace(places, max + 1) - findPlace(places, min);
}

const sortedPlaces = new WeakMap<KeyColumn, Float64Array>();

function sortPlaces(column: KeyColumn): Float64Array {
  let sorted = sortedPlaces.get(column);
  if (sorted === undefined) {
    const { places, counts } = column.values();
    sorted = places!.filter((_, id) => counts[id]! > 0).sort();
    sortedPlaces.set(column, sorted);
  }
  return sorted;
}

/** How many of the sorted numbers are smaller. */
function findPlace(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Looks at 1,000 values at most. */
function measureHits(child: KeyColumn, parent: KeyColumn): Pick<Inclusion, "hitRate" | "neighbourHitRate"> {
  if (Number.isNaN(parent.min) || Number.isNaN(child.min))
    return { hitRate: Number.NaN, neighbourHitRate: Number.NaN };
  const keys = sortPlaces(parent);
  const { places = new Float64Array(0), counts } = child.values();
  const step = Math.max(1, Math.floor(places.length / 1_000));
  const shareOfKeys = (shifts: readonly number[]) => {
    let tried = 0;
    let hits = 0;
    for (let id = 0; id < places.length; id += step)
      for (const shift of shifts) {
        const value = places[id]! + shift;
        if (counts[id] === 0 || value < parent.min || value > parent.max) continue;
        tried++;
        if (keys[findPlace(keys, value)] === value) hits++;
      }
    return hits / Math.max(tried, 1);
  };
  return { hitRate: shareOfKeys([0]), neighbourHitRate: child.distinctCount < 3 ? 1 : shareOfKeys([-1, 1]) };
}

/** Where a table refers to itself: rows that name themselves, and whether a way from row to row comes back. */
function followOwnRows(values: ColumnValues, parentIds: Int32Array, parent: KeyColumn) {
  const own = parent.values().ids;
  const rowOf = new Int32Array(parent.values().counts.length);
  for (let row = 0; row < own.length; row++) if (own[row]! >= 0) rowOf[own[row]!] = row;
  const next = values.ids.map((id) => (id < 0 || parentIds[id]! < 0 ? -1 : rowOf[parentIds[id]!]!));
  let named = 0;
  let same = 0;
  for (let row = 0; row < next.length; row++) {
    if (values.ids[row]! < 0) continue;
    named++;
    if (next[row] === row) {
      same++;
      next[row] = -1;
    }
  }
  return { ownRowShare: named === 0 ? 0 : same / named, isCircular: hasCycle(next) };
}

/** `next` row of each, or -1. A walk that meets itself has found a cycle; one that meets an earlier walk has not. */
function hasCycle(next: Int32Array): boolean {
  const walkOf = new Int32Array(next.length);
  for (let start = 0; start < next.length; start++) {
    let row = start;
    while (row >= 0 && walkOf[row] === 0) {
      walkOf[row] = start + 1;
      row = next[row]!;
    }
    if (row >= 0 && walkOf[row] === start + 1) return true;
  }
  return false;
}
