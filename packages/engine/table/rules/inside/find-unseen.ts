import type { Column } from "../../column/column.ts";
import { type Codes, codeTogether, combineCodes } from "./value-codes.ts";

/** 1 per row whose combination of values, nulls included, is in no row of the reference. */
export function findUnseen(reference: readonly Column[], columns: readonly Column[]): Uint8Array {
  const [first] = columns;
  const isUnseen = new Uint8Array(first?.length ?? 0);
  if (columns.every((column, index) => column === reference[index])) return isUnseen;
  const referenceRows = reference[0]?.length ?? 0;
  const { codes, count } = combineCodes(
    columns.map((column, index) => chain(codeTogether([reference[index] as Column, column]))),
  );
  const isSeen = new Uint8Array(count);
  for (let row = 0; row < referenceRows; row++) isSeen[codes[row]!] = 1;
  for (let row = 0; row < isUnseen.length; row++) isUnseen[row] = 1 - isSeen[codes[referenceRows + row]!]!;
  return isUnseen;
}

function chain(parts: readonly Codes[]): Codes {
  const codes = new Int32Array(parts.reduce((rows, part) => rows + part.codes.length, 0));
  let start = 0;
  for (const part of parts) {
    codes.set(part.codes, start);
    start += part.codes.length;
  }
  return { codes, count: parts[0]?.count ?? 0 };
}
