import { type Column, isNumeric, type TextColumn } from "../../column/column.ts";
import { toNumbers } from "../../column/numbers.ts";
import { isMissingWord } from "../../detect/types/missing-words.ts";
import { readNumberText } from "../../detect/types/read-number-text.ts";
import { compileFormat } from "../../interpret/datetime/datetime-format.ts";
import { inferFormats } from "../../interpret/datetime/infer-formats.ts";
import type { ColumnSchema } from "../schema.ts";

/** Why the data cannot be of the type that the Schema says, in words; undefined when it can. */
export function describeClash(schema: ColumnSchema, data: Column): string | undefined {
  if (fits(schema, data)) return undefined;
  const found = data.kind === "datetime" ? `${data.part}s` : (kindNames[data.kind] ?? data.kind);
  const wanted = schema.subtype === undefined ? schema.type : `${schema.type} (${schema.subtype})`;
  return `The Schema says ${wanted}, the data holds ${found}.`;
}

const kindNames: Readonly<Record<string, string>> = {
  int32: "whole numbers",
  int64: "whole numbers",
  float64: "decimal numbers",
  decimal: "decimal numbers",
  boolean: "true and false",
  text: "text",
};

function fits(schema: ColumnSchema, data: Column): boolean {
  switch (schema.type) {
    case "numerical":
      if (data.kind === "text") return areMostly(data, (text) => readNumberText(text) !== undefined);
      return isNumeric(data) && (schema.subtype !== "integer" || holdsIntegers(data));
    case "boolean":
      return data.kind === "boolean" || holdsTwoValues(data);
    case "date":
    case "datetime":
    case "time":
      return holdsTimes(schema, data);
    case "email":
    case "url":
    case "uuid":
    case "ip":
    case "name":
    case "address":
      return data.kind === "text";
    case "id":
      return schema.subtype !== "integer" || (isNumeric(data) && holdsIntegers(data));
    default:
      // Whatever the data holds may be a category, a text or of an unknown type.
      return true;
  }
}

function holdsIntegers(data: Column): boolean {
  if (data.kind === "int32" || data.kind === "int64") return true;
  if (data.kind !== "float64" && data.kind !== "decimal") return false;
  return toNumbers(data).every((value) => Number.isNaN(value) || Number.isInteger(value));
}

/** A boolean may be told by any two words, in letters of either case, or by 0 and 1. */
function holdsTwoValues(data: Column): boolean {
  const values = data.kind === "text" ? data.codes : toNumbers(data);
  const seen = new Set<number>();
  const words = new Set<string | number>();
  for (let row = 0; row < data.length && words.size < 3; row++) {
    const value = values[row]!;
    if (data.nulls?.[row] === 1 || seen.has(value)) continue;
    seen.add(value);
    words.add(data.kind === "text" ? data.dictionary.at(value).slice(0, LOOKED_AT).toLowerCase() : value);
  }
  return words.size < 3;
}

/** A date is a datetime at midnight. Times may be written as numbers, and as texts that had to stay texts. */
function holdsTimes({ type, subtype, format }: ColumnSchema, data: Column): boolean {
  if (isNumeric(data)) return format !== undefined || subtype?.startsWith("epoch") === true;
  if (data.kind === "datetime") return data.part === type || (type === "datetime" && data.part === "date");
  if (data.kind !== "text") return false;
  if (format === undefined) return areMostly(data, (text) => inferFormats([text]) !== undefined);
  const { parse } = compileFormat(format);
  return areMostly(data, (text) => parse(text) !== undefined);
}

const LOOKED_AT = 1000;
const MOSTLY = 0.9;

/** Of the first distinct texts; words for missing values do not count. */
function areMostly({ codes, dictionary, nulls }: TextColumn, isSo: (text: string) => boolean): boolean {
  const seen = new Set<number>();
  for (let row = 0; row < codes.length && seen.size < LOOKED_AT; row++)
    if (nulls?.[row] !== 1) seen.add(codes[row]!);
  const texts = [...seen].map((code) => dictionary.at(code)).filter((text) => !isMissingWord(text));
  return texts.filter((text) => isSo(text.slice(0, LOOKED_AT))).length >= MOSTLY * texts.length;
}
