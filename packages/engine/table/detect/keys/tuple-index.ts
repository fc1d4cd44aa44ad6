/** @file Rows of several columns as one value: whether they are unique, and which row holds a given tuple. */
import { mixBits } from "./hash-values.ts";

/** Numbered values per row, one array a column; -1 is null, and a row with a null holds no tuple. */
export type Parts = readonly Int32Array[];

export interface TupleIndex {
  /** Rows that hold a tuple, and how many differ. */
  readonly rowCount: number;
  readonly distinctCount: number;
  /** The first indexed row with the tuple that `row` of `parts` holds, or -1. */
  find(parts: Parts, row: number): number;
}

export function indexTuples(indexed: Parts): TupleIndex {
  const length = indexed[0]?.length ?? 0;
  const mask = 2 ** Math.ceil(Math.log2(2 * length + 2)) - 1;
  const slots = new Int32Array(mask + 1);
  const findSlot = (parts: Parts, row: number): number => {
    let slot = hashTuple(parts, row) & mask;
    while (slots[slot] !== 0 && !equalTuples(indexed, slots[slot]! - 1, parts, row)) slot = (slot + 1) & mask;
    return slot;
  };
  let rowCount = 0;
  let distinctCount = 0;
  for (let row = 0; row < length; row++) {
    if (!isWhole(indexed, row)) continue;
    rowCount++;
    const slot = findSlot(indexed, row);
    if (slots[slot] !== 0) continue;
    slots[slot] = row + 1;
    distinctCount++;
  }
  const find = (parts: Parts, row: number) => (isWhole(parts, row) ? slots[findSlot(parts, row)]! - 1 : -1);
  return { rowCount, distinctCount, find };
}

/** Whether no tuple occurs twice among every `step`-th row; stops at the first that does. */
export function hasUniqueTuples(parts: Parts, step: number): boolean {
  const length = parts[0]?.length ?? 0;
  const mask = 2 ** Math.ceil(Math.log2((2 * length) / step + 2)) - 1;
  const slots = new Int32Array(mask + 1);
  for (let row = 0; row < length; row += step) {
    if (!isWhole(parts, row)) continue;
    let slot = hashTuple(parts, row) & mask;
    for (; slots[slot] !== 0; slot = (slot + 1) & mask)
      if (equalTuples(parts, slots[slot]! - 1, parts, row)) return false;
    slots[slot] = row + 1;
  }
  return true;
}

export function isWhole(parts: Parts, row: number): boolean {
  for (const part of parts) if (part[row]! < 0) return false;
  return true;
}

function hashTuple(parts: Parts, row: number): number {
  let hash = 0;
  for (const part of parts) hash = mixBits(hash ^ part[row]!) + 0x9e3779b1;
  return mixBits(hash);
}

function equalTuples(a: Parts, i: number, b: Parts, j: number): boolean {
  for (let place = 0; place < a.length; place++) if (a[place]![i] !== b[place]![j]) return false;
  return true;
}
