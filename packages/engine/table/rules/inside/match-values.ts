/** @file The values a rule lists, found again in a column. */
import { z } from "zod";
import type { Column, DatetimeColumn } from "../../column/column.ts";
import { toNumbers } from "../../column/numbers.ts";

/** As JSON can say it: dates and times as ISO text. */
export const scalarSchema = z.union([z.string(), z.number(), z.boolean()]);
export const valueSchema = scalarSchema.nullable();

export type Scalar = z.infer<typeof scalarSchema>;
export type Value = Scalar | null;

const MICROS_PER_MILLISECOND = 1000;

/** 1 per row whose value is in the list; null is when the list holds null. */
export function matchValues(column: Column, values: readonly Value[]): Uint8Array {
  const matches = column.kind === "text" ? matchTexts(column, values) : matchNumbers(column, values);
  if (column.nulls !== undefined) {
    const ofNull = values.includes(null) ? 1 : 0;
    for (let row = 0; row < column.length; row++) if (column.nulls[row] === 1) matches[row] = ofNull;
  }
  return matches;
}

/** The scalar on the scale of `toNumbers`; NaN when it is no such value. */
export function toNumber(column: Column, value: Scalar): number {
  if (column.kind === "datetime") return parseTime(column, String(value));
  if (typeof value === "boolean") return value ? 1 : 0;
  if (column.kind === "boolean" && typeof value === "string")
    return ["false", "true"].indexOf(value.toLowerCase());
  return value === "" ? Number.NaN : Number(value);
}

function matchTexts(column: Column & { kind: "text" }, values: readonly Value[]): Uint8Array {
  const wanted = new Set(values.filter((value) => value !== null).map(String));
  const isWanted = Uint8Array.from(column.dictionary.texts(), (text) => (wanted.has(text) ? 1 : 0));
  const matches = new Uint8Array(column.length);
  for (let row = 0; row < column.length; row++) matches[row] = isWanted[column.codes[row]!] ?? 0;
  return matches;
}

function matchNumbers(column: Exclude<Column, { kind: "text" }>, values: readonly Value[]): Uint8Array {
  const numbers = toNumbers(column);
  const wanted = values.filter((value) => value !== null).map((value) => toNumber(column, value));
  const matches = new Uint8Array(column.length);
  if (wanted.length === 1) {
    const [only] = wanted;
    for (let row = 0; row < column.length; row++) if (numbers[row] === only) matches[row] = 1;
    return matches;
  }
  const set = new Set(wanted.filter((value) => !Number.isNaN(value)));
  for (let row = 0; row < column.length; row++) if (set.has(numbers[row]!)) matches[row] = 1;
  return matches;
}

function parseTime({ part }: DatetimeColumn, text: string): number {
  return parseIsoMicros(part === "time" ? `1970-01-01T${text}` : text);
}

/** ISO text as microseconds, NaN when it is none; without a zone it is local, as the values of columns are. */
export function parseIsoMicros(text: string): number {
  const full = text.replace(" ", "T");
  const [, whole = "", fraction = "", zone = ""] = /^(.*?)(\.\d+)?(Z|[+-]\d\d:?\d\d)?$/.exec(full) ?? [];
  const hasClock = whole.includes("T");
  const milliseconds = Date.parse(hasClock ? `${whole}${zone || "Z"}` : full);
  return milliseconds * MICROS_PER_MILLISECOND + Math.round(Number(`0${fraction}`) * 1e6);
}
