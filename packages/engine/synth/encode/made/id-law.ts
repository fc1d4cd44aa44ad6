/** @file Identifiers from row numbers: as numbers or by pattern. */
import { z } from "zod";
import { type Column, inferColumnPattern, isNumeric, type TextColumn } from "../../../table/index.ts";
import type { EncodedColumn } from "../encoder.ts";
import { type IdRequest, learnNumbers, makeNumbers, numberLaw } from "./number-law.ts";
import { learnPatterns, makePatterns, patternLaw } from "./pattern-law.ts";

export const idLaw = z.discriminatedUnion("form", [numberLaw, patternLaw]);
export type IdLaw = z.infer<typeof idLaw>;

/** What stands for values that share no form: letters and digits of a usual length. */
const ANY: IdLaw = {
  form: "patterns",
  shapes: [{ pattern: "^[0-9a-z]{12}$", length: 12, weight: 1 }],
  mayGrow: true,
};

export function learnIds({ column, schema }: EncodedColumn, leastPeople: number): IdLaw {
  if (isNumeric(column)) return learnNumbers(column);
  if (column.kind !== "text") return ANY;
  const texts = presentTexts(column);
  return learnPatterns(texts, leastPeople, givenFormat(column, schema.format)) ?? ANY;
}

export function makeIds(law: IdLaw, request: IdRequest): Column {
  return law.form === "numbers" ? makeNumbers(law, request) : makePatterns(law, request);
}

export function describeIds(law: IdLaw): string {
  if (law.form === "numbers") return `${law.order} numbers`;
  return law.shapes.length === 1 ? `pattern ${law.shapes[0]?.pattern}` : `${law.shapes.length} patterns`;
}

/** A pattern that detection wrote itself says less than the values do. */
function givenFormat(column: TextColumn, format: string | undefined): string | undefined {
  return format === undefined || format === inferColumnPattern(column) ? undefined : format;
}

/** Each distinct text that rows have, once. */
export function presentTexts({ codes, nulls, dictionary }: TextColumn): string[] {
  const used = new Uint8Array(dictionary.size);
  for (let row = 0; row < codes.length; row++) if (nulls?.[row] !== 1) used[codes[row]!] = 1;
  return dictionary.texts().filter((_, code) => used[code] === 1);
}
