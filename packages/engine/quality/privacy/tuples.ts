/** @file Values, and values of several columns together, as codes that mean the same on every side. */
import type { RowColumn } from "./neighbours/index.ts";
import { valuesOf } from "./singling-out/predicate.ts";

/** One column on several sides, −1 where missing. */
export function encodeAlike(sides: readonly RowColumn[]): Int32Array[] {
  const codeOf = new Map<number, number>();
  return sides.map((column) => {
    if (column.kind === "category") return column.codes;
    return Int32Array.from(valuesOf(column), (value) => {
      if (Number.isNaN(value)) return -1;
      const code = codeOf.get(value) ?? codeOf.size;
      codeOf.set(value, code);
      return code;
    });
  });
}

/** Each side's columns in the same order, codes from −1 up; answers one array of codes per side. */
export function encodeTuples(sides: readonly (readonly Int32Array[])[]): Int32Array[] {
  const width = sides[0]?.length ?? 0;
  let codes = sides.map((columns) => new Int32Array(columns[0]?.length ?? 0));
  for (let at = 0; at < width; at++) {
    const codeOf = new Map<number, number>();
    codes = sides.map((columns, side) => {
      const column = columns[at] as Int32Array;
      // Both are far below 2^26, so that the pair is exact in a float64.
      return (codes[side] as Int32Array).map((code, row) => {
        const pair = code * PAIR + (column[row] as number) + 1;
        let joined = codeOf.get(pair);
        if (joined === undefined) {
          joined = codeOf.size;
          codeOf.set(pair, joined);
        }
        return joined;
      });
    });
  }
  return codes;
}

const PAIR = 2 ** 26;

/** How many rows have each code. */
export function countCodes(codes: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
