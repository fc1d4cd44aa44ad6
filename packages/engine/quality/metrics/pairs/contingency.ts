/** @file Tables of two codes: how often each pair of categories occurs. */

export interface Contingency {
  readonly rows: number;
  readonly rowWidth: number;
  readonly columnWidth: number;
  /** Count of each occupied cell, at `row · columnWidth + column`. */
  readonly counts: Int32Array | ReadonlyMap<number, number>;
}

/** Up to here a plain array of cells is faster than a map and small enough. */
const DENSE_CELLS = 1 << 20;

export function countPairs(
  one: Int32Array,
  other: Int32Array,
  { rowWidth, columnWidth }: { readonly rowWidth: number; readonly columnWidth: number },
): Contingency {
  const cells = rowWidth * columnWidth;
  const counts =
    cells <= DENSE_CELLS ? countDense(one, other, columnWidth, cells) : countSparse(one, other, columnWidth);
  return { rows: one.length, rowWidth, columnWidth, counts };
}

function countDense(one: Int32Array, other: Int32Array, width: number, cells: number): Int32Array {
  const counts = new Int32Array(cells);
  for (let row = 0; row < one.length; row++) {
    const cell = (one[row] as number) * width + (other[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
  return counts;
}

function countSparse(one: Int32Array, other: Int32Array, width: number): Map<number, number> {
  const counts = new Map<number, number>();
  for (let row = 0; row < one.length; row++) {
    const cell = (one[row] as number) * width + (other[row] as number);
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

/** Half of the summed differences of cell shares. */
export function totalVariation(one: Contingency, other: Contingency): number {
  let sum = 0;
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
