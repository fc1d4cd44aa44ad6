/** @file Equal rows by hashing: tables may be duplicates for the most part, and a search wants no more than a few. */
import type { RowColumn, Rows } from "./rows.ts";

/** For each row the first row that equals it in every column; missing equals missing. */
export function findFirstEqual(rows: Rows): Int32Array {
  const hashes = hashRows(rows);
  const size = 1 << Math.ceil(Math.log2(2 * rows.count + 2));
  const slots = new Int32Array(size).fill(-1);
  const firsts = new Int32Array(rows.count);
  for (let row = 0; row < rows.count; row++) {
    let slot = (hashes[row] as number) & (size - 1);
    for (; (slots[slot] as number) >= 0; slot = (slot + 1) & (size - 1)) {
      const held = slots[slot] as number;
      if (hashes[held] === hashes[row] && areEqual(rows.columns, held, row)) break;
    }
    if ((slots[slot] as number) < 0) slots[slot] = row;
    firsts[row] = slots[slot] as number;
  }
  return firsts;
}

/** Rows in order, each distinct one at most so often. */
export function keepCopies(rows: Rows, most: number): Int32Array {
  const firsts = findFirstEqual(rows);
  const seen = new Uint32Array(rows.count);
  const kept = new Int32Array(rows.count);
  let count = 0;
  for (let row = 0; row < rows.count; row++) {
    const first = firsts[row] as number;
    if ((seen[first] as number) >= most) continue;
    seen[first] = (seen[first] as number) + 1;
    kept[count++] = row;
  }
  return kept.slice(0, count);
}

function hashRows({ columns, count }: Rows): Int32Array {
  const hashes = new Int32Array(count);
  const number = new Float64Array(1);
  const words = new Int32Array(number.buffer);
  for (const column of columns)
    for (let row = 0; row < count; row++) {
      if (column.kind === "category") words[0] = column.codes[row] as number;
      // Adding 0 makes −0 and 0 one; all NaN are written alike.
      else number[0] = (column.values[row] as number) + 0;
      const word =
        column.kind === "category" ? (words[0] as number) : (words[0] as number) ^ (words[1] as number);
      const mixed = Math.imul((hashes[row] as number) ^ word, 0x9e3779b1);
      hashes[row] = mixed ^ (mixed >>> 15);
    }
  return hashes;
}

function areEqual(columns: readonly RowColumn[], one: number, other: number): boolean {
  return columns.every((column) =>
    column.kind === "category"
      ? column.codes[one] === column.codes[other]
      : Object.is((column.values[one] as number) + 0, (column.values[other] as number) + 0),
  );
}
