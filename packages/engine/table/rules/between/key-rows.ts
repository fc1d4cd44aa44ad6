/** @file Keys followed from table to table: foreign keys as row numbers of the parent. */
import { type Column, isNull } from "../../column/column.ts";
import { type Codes, codeTogether, combineCodes } from "../inside/value-codes.ts";

/** A key with a null, and one that no row of the parent has. */
export const NO_KEY = -1;
export const ORPHAN = -2;

/** Codes of keys of several tables, each a list of columns: equal keys have equal codes in all of them. */
export function codeAcross(keys: readonly (readonly Column[])[]): Codes[] {
  const [first = []] = keys;
  const chained = first.map((_, part) => {
    const coded = codeTogether(keys.map((columns) => columns[part] as Column));
    return { codes: chainCodes(coded), count: coded[0]?.count ?? 1 };
  });
  const { codes, count } = combineCodes(chained);
  let start = 0;
  return keys.map((columns) => {
    const end = start + (columns[0]?.length ?? 0);
    const own = codes.subarray(start, end);
    start = end;
    return { codes: own, count };
  });
}

/** Per row of the child: the parent's first row with the same key, `NO_KEY` or `ORPHAN`. */
export function findParentRows(child: readonly Column[], parent: readonly Column[]): Int32Array {
  const [ofChild, ofParent] = codeAcross([child, parent]) as [Codes, Codes];
  const firstRow = new Int32Array(ofParent.count).fill(ORPHAN);
  for (let row = ofParent.codes.length - 1; row >= 0; row--)
    if (!lacksKey(parent, row)) firstRow[ofParent.codes[row]!] = row;
  return ofChild.codes.map((code, row) => (lacksKey(child, row) ? NO_KEY : firstRow[code]!));
}

export function lacksKey(key: readonly Column[], row: number): boolean {
  return key.some((column) => isNull(column, row));
}

function chainCodes(parts: readonly Codes[]): Int32Array {
  const codes = new Int32Array(parts.reduce((rows, part) => rows + part.codes.length, 0));
  let start = 0;
  for (const part of parts) {
    codes.set(part.codes, start);
    start += part.codes.length;
  }
  return codes;
}
