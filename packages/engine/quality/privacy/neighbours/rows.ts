/**
 * @file Rows as the search sees them, column by column, and the two distances between them. Both sides of a search
 * have the same columns in the same order, and codes of categories that mean the same.
 */
import { remember } from "../../sides/remember.ts";

export type RowColumn =
  /** NaN = missing. */
  | { readonly kind: "number"; readonly values: Float64Array }
  /** −1 = missing, which is a category like any other. */
  | { readonly kind: "category"; readonly codes: Int32Array };

export interface Rows {
  readonly count: number;
  readonly columns: readonly RowColumn[];
}

/**
 * `gower`: the sum over columns of 0 or 1 for categories and of min(|a − b| / range, 1) for numbers, one range per
 * column (those of categories are not read); a range of 0 makes any difference 1; missing against missing is 0 and
 * against a number 1 (Gower 1971, as SDMetrics has it; Anonymeter counts two missing numbers as 1).
 * `euclidean`: the length of the difference of rows of numbers without missing ones.
 */
export type Distance =
  | { readonly kind: "gower"; readonly ranges: ArrayLike<number> }
  | { readonly kind: "euclidean" };

/**
 * In float64 and in the order of the columns, as a loop over them would add it up; anything above the limit once that is
 * passed.
 */
export type MeasureRows = (query: number, target: number, limit?: number) => number;

export function measureRows(queries: Rows, targets: Rows, distance: Distance): MeasureRows {
  const width = queries.columns.length;
  if (
    targets.columns.some(({ kind }, at) => kind !== queries.columns[at]?.kind) ||
    targets.columns.length !== width
  )
    throw new TypeError("both sides of a search have the same columns");
  const [a, b] = [packRows(queries), packRows(targets)];
  if (distance.kind === "euclidean")
    return (query, target) => measureLength(a, query * width, b, target * width, width);
  // Categories are numbers whose range is 0: any difference is 1.
  const ranges = Float64Array.from(queries.columns, ({ kind }, at) =>
    kind === "category" ? 0 : (distance.ranges[at] as number),
  );
  return (query, target, limit = Number.POSITIVE_INFINITY) => {
    const [one, other] = [query * width, target * width];
    let sum = 0;
    for (let at = 0; at < width && sum <= limit; at++) {
      const [x, y] = [a[one + at] as number, b[other + at] as number];
      if (x === y) continue;
      const apart = Math.abs(x - y) / (ranges[at] as number);
      if (apart < 1) sum += apart;
      else if (!(Number.isNaN(x) && Number.isNaN(y))) sum += 1;
    }
    return sum;
  };
}

function measureLength(a: Float64Array, one: number, b: Float64Array, other: number, width: number): number {
  let sum = 0;
  for (let at = 0; at < width; at++) {
    const gap = (a[one + at] as number) - (b[other + at] as number);
    sum += gap * gap;
  }
  return Math.sqrt(sum);
}

/** Row by row, so that a row lies in one stretch of memory. */
const packRows = remember(({ columns, count }: Rows): Float64Array => {
  const cells = new Float64Array(count * columns.length);
  for (const [at, column] of columns.entries()) {
    const values = column.kind === "number" ? column.values : column.codes;
    for (let row = 0; row < count; row++) cells[row * columns.length + at] = values[row] as number;
  }
  return cells;
});

/** Everything that rows take from a list of others, in its order. */
export function pickRows({ columns }: Rows, rows: Int32Array): Rows {
  const picked = columns.map(
    (column): RowColumn =>
      column.kind === "number"
        ? { kind: "number", values: gather(column.values, rows, new Float64Array(rows.length)) }
        : { kind: "category", codes: gather(column.codes, rows, new Int32Array(rows.length)) },
  );
  return { count: rows.length, columns: picked };
}

function gather<T extends Float64Array | Int32Array>(from: T, rows: Int32Array, into: T): T {
  for (let at = 0; at < rows.length; at++) into[at] = from[rows[at] as number] as number;
  return into;
}
