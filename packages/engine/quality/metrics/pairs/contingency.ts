/** @file Tables of two codes: how often each pair of categories occurs. */

import type { CodedSides, Side } from "../../sides/binned.ts";
import { countCells, type Grid, MOST_CELLS } from "./count-cells.ts";

export interface Contingency {
  readonly rows: number;
  readonly rowWidth: number;
  readonly columnWidth: number;
  /** Count of each occupied cell, at `row · columnWidth + column`. */
  readonly counts: Int32Array | ReadonlyMap<number, number>;
}

/** Up to so many cells a plain array is faster than a map: a few always, more for many rows. */
const FEW_CELLS = 1 << 14;
const CELLS_PER_ROW = 4;

export function countPairs(one: CodedSides, other: CodedSides, side: Side): Contingency {
  const [a, b] = [one[side], other[side]];
  const cells = one.width * other.width;
  // Codes start where they do; cells at 0.
  const grid = { width: other.width, first: -(one.least ?? 0) * other.width - (other.least ?? 0), cells };
  const isDense = cells <= Math.min(MOST_CELLS, Math.max(FEW_CELLS, CELLS_PER_ROW * a.length));
  const counts = isDense ? countCells(a, b, grid) : countSparse(a, b, grid);
  return { rows: a.length, rowWidth: one.width, columnWidth: other.width, counts };
}

function countSparse(one: Int32Array, other: Int32Array, { width, first }: Grid): Map<number, number> {
  const counts = new Map<number, number>();
  for (let row = 0; row < one.length; row++) {
    const cell = (one[row] as number) * width + (other[row] as number) + first;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}

export function eachCell({ counts }: Contingency, visit: (cell: number, count: number) => void): void {
  if (counts instanceof Int32Array) {
    for (let cell = 0; cell < counts.length; cell++)
      if (counts[cell] !== 0) visit(cell, counts[cell] as number);
  } else for (const [cell, count] of counts) visit(cell, count);
}

function countAt({ counts }: Contingency, cell: number): number {
  return counts instanceof Int32Array ? (counts[cell] as number) : (counts.get(cell) ?? 0);
}

/** Half of the summed differences of cell shares; a side without rows has shares of 0, as in the package. */
export function totalVariation(one: Contingency, other: Contingency): number {
  if (one.rows === 0 || other.rows === 0) return one.rows === other.rows ? 0 : 0.5;
  let sum = 0;
  if (one.counts instanceof Int32Array && other.counts instanceof Int32Array) {
    for (let cell = 0; cell < one.counts.length; cell++)
      sum += Math.abs((one.counts[cell] as number) / one.rows - (other.counts[cell] as number) / other.rows);
    return sum / 2;
  }
  eachCell(one, (cell, count) => {
    sum += Math.abs(count / one.rows - countAt(other, cell) / other.rows);
  });
  eachCell(other, (cell, count) => {
    if (countAt(one, cell) === 0) sum += count / other.rows;
  });
  return sum / 2;
}

/** √(χ²/n / min(rows − 1, columns − 1)) over the categories that occur (Cramér 1946); undefined for one of them. */
export function cramersV(table: Contingency): number | undefined {
  const rowSums = new Float64Array(table.rowWidth);
  const columnSums = new Float64Array(table.columnWidth);
  eachCell(table, (cell, count) => {
    const column = cell % table.columnWidth;
    const row = (cell - column) / table.columnWidth;
    rowSums[row] = (rowSums[row] as number) + count;
    columnSums[column] = (columnSums[column] as number) + count;
  });
  const smaller = Math.min(countPositive(rowSums), countPositive(columnSums)) - 1;
  if (smaller < 1) return undefined;
  // Σ (observed − expected)²/expected = n (Σ observed² / (row · column) − 1)
  let sum = 0;
  eachCell(table, (cell, count) => {
    const column = cell % table.columnWidth;
    const row = (cell - column) / table.columnWidth;
    sum += (count / (rowSums[row] as number)) * (count / (columnSums[column] as number));
  });
  return Math.sqrt(Math.max(0, sum - 1) / smaller);
}

function countPositive(sums: Float64Array): number {
  let count = 0;
  for (const sum of sums) if (sum > 0) count++;
  return count;
}
