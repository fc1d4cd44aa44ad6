/**
 * @file Exact equality of columns: kind, length, nulls and every value. NaN equals NaN, 0 differs from -0, texts
 * are compared as texts whatever their codes. How a value was written (`format`, `decimals`) is not compared.
 */
import type { Column, TextColumn } from "./column.ts";

export function columnsEqual(a: Column, b: Column): boolean {
  if (a === b) return true;
  if (a.length !== b.length || !sameType(a, b) || !sameNulls(a, b)) return false;
  if (a.kind === "text") return textsEqual(a, b as TextColumn);
  return valuesEqual(a, b as typeof a);
}

/** Whether both hold the same kind of value: also the scale of decimals, the part and zone of times. */
export function sameType(a: Column, b: Column): boolean {
  if (a.kind === "decimal" && b.kind === "decimal") return a.scale === b.scale;
  if (a.kind === "datetime" && b.kind === "datetime") return a.part === b.part && a.zone === b.zone;
  return a.kind === b.kind;
}

function sameNulls(a: Column, b: Column): boolean {
  if (a.nulls === undefined && b.nulls === undefined) return true;
  for (let row = 0; row < a.length; row++) if ((a.nulls?.[row] ?? 0) !== (b.nulls?.[row] ?? 0)) return false;
  return true;
}

function valuesEqual<C extends Exclude<Column, TextColumn>>(a: C, b: C): boolean {
  for (let row = 0; row < a.length; row++)
    if (a.nulls?.[row] !== 1 && !Object.is(a.values[row], b.values[row])) return false;
  return true;
}

function textsEqual(a: TextColumn, b: TextColumn): boolean {
  const codeInB = translateCodes(a, b);
  for (let row = 0; row < a.length; row++) {
    if (a.nulls?.[row] === 1) continue;
    if (codeInB[a.codes[row] as number] !== b.codes[row]) return false;
  }
  return true;
}

/** Per code of `a` the code of the same text in `b`, or -1. */
function translateCodes(a: TextColumn, b: TextColumn): Int32Array {
  if (a.dictionary === b.dictionary) return Int32Array.from({ length: a.dictionary.size }, (_, code) => code);
  const codeOf = new Map(b.dictionary.texts().map((text, code) => [text, code]));
  return Int32Array.from(a.dictionary.texts(), (text) => codeOf.get(text) ?? -1);
}
