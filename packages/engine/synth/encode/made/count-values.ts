/** @file Values by number of rows: a code for each row (−1 for null) and how often each code occurs. */
import type { Column } from "../../../table/index.ts";

export interface CountedValues {
  readonly codes: Int32Array;
  readonly counts: Int32Array;
}

const countedOf = new WeakMap<Column, CountedValues>();

/** Counted once per column and kept. */
export function countValues(column: Column): CountedValues {
  let counted = countedOf.get(column);
  if (counted === undefined) {
    counted = count(column);
    countedOf.set(column, counted);
  }
  return counted;
}

function count(column: Column): CountedValues {
  const codeOf = new Map<unknown, number>();
  const values = column.kind === "text" ? column.codes : column.values;
  const codes = new Int32Array(column.length);
  const counts: number[] = [];
  for (let row = 0; row < column.length; row++) {
    if (column.nulls?.[row] === 1) {
      codes[row] = -1;
      continue;
    }
    let code = codeOf.get(values[row]);
    if (code === undefined) {
      code = counts.push(0) - 1;
      codeOf.set(values[row], code);
    }
    counts[code]! += 1;
    codes[row] = code;
  }
  return { codes, counts: Int32Array.from(counts) };
}
