/** @file A text column read as an interpretation says: each distinct text once, each row by its code. */
import type { Column, TextColumn } from "../column/column.ts";
import { Dictionary } from "../column/dictionary.ts";
import { compileFormat } from "./datetime/datetime-format.ts";
import type { DatetimeInterpretation, Interpretation } from "./interpretation.ts";
import { readNumber } from "./read-number.ts";

/** A BigInt64 holds any number of this many digits. */
export const DECIMAL_DIGITS = 18;

/** The codes that rows refer to, ascending; the dictionary of a slice may hold more. */
export function usedCodes({ codes, nulls, dictionary }: TextColumn): Int32Array {
  const seen = new Uint8Array(dictionary.size);
  let count = 0;
  for (let row = 0; row < codes.length; row++) {
    if (nulls?.[row] === 1) continue;
    const code = codes[row] as number;
    count += 1 - (seen[code] as number);
    seen[code] = 1;
  }
  const used = new Int32Array(count);
  for (let code = 0, next = 0; code < seen.length; code++) if (seen[code] === 1) used[next++] = code;
  return used;
}

/** Undefined when some text cannot be read so without loss. */
export function readColumn(column: TextColumn, how: Interpretation): Column | undefined {
  return readDistinct(column, findDistinct(column), how);
}

/** The texts that rows refer to, each decoded once. */
export interface DistinctTexts {
  readonly codes: Int32Array;
  readonly texts: readonly string[];
}

function findDistinct(column: TextColumn): DistinctTexts {
  const codes = usedCodes(column);
  return { codes, texts: Array.from(codes, (code) => column.dictionary.at(code)) };
}

export function readDistinct(
  column: TextColumn,
  distinct: DistinctTexts,
  how: Interpretation,
): Column | undefined {
  const fill = <V, A extends Cells<V>>(make: (size: number) => A, read: (text: string) => V | undefined) =>
    fillRows(column, distinct, make, read);
  const base = { length: column.length, ...(column.nulls && { nulls: column.nulls }) };
  switch (how.kind) {
    case "int32": {
      const values = fill((size) => new Int32Array(size), readInt32);
      return values && { ...base, kind: "int32", values };
    }
    case "int64": {
      const values = fill((size) => new BigInt64Array(size), readInt64);
      return values && { ...base, kind: "int64", values };
    }
    case "float64": {
      const values = fill((size) => new Float64Array(size), readFloat64);
      const { decimals } = how;
      return values && { ...base, kind: "float64", values, ...(decimals !== undefined && { decimals }) };
    }
    case "decimal": {
      const { scale } = how;
      const values = fill(
        (size) => new BigInt64Array(size),
        (text) => readDecimal(text, scale),
      );
      return values && { ...base, kind: "decimal", values, scale };
    }
    case "boolean": {
      const values = fill((size) => new Uint8Array(size), booleanReader(how.labels));
      return values && { ...base, kind: "boolean", values };
    }
    case "datetime": {
      const { part, zone, formats } = how;
      const [format = "", ...others] = formats;
      const values = fill((size) => new BigInt64Array(size), datetimeReader(how));
      const mixed = others.length > 0 && { otherFormats: others };
      return values && { ...base, kind: "datetime", values, part, format, ...mixed, ...(zone && { zone }) };
    }
  }
}

interface Cells<V> {
  [index: number]: V;
}

function fillRows<V, A extends Cells<V>>(
  { codes, nulls, dictionary }: TextColumn,
  distinct: DistinctTexts,
  make: (size: number) => A,
  read: (text: string) => V | undefined,
): A | undefined {
  const byCode = make(dictionary.size);
  for (let index = 0; index < distinct.codes.length; index++) {
    const value = read(distinct.texts[index] as string);
    if (value === undefined) return undefined;
    byCode[distinct.codes[index] as number] = value;
  }
  const rows = make(codes.length);
  for (let row = 0; row < codes.length; row++)
    if (nulls?.[row] !== 1) rows[row] = byCode[codes[row] as number] as V;
  return rows;
}

function readInt32(text: string): number | undefined {
  const value = Number(text);
  return readNumber(text)?.whole && (value | 0) === value ? value : undefined;
}

function readInt64(text: string): bigint | undefined {
  if (!readNumber(text)?.whole || text.length > 20) return undefined;
  const value = BigInt(text);
  return BigInt.asIntN(64, value) === value ? value : undefined;
}

function readFloat64(text: string): number | undefined {
  return readNumber(text)?.exactAsFloat ? Number(text) : undefined;
}

/** `12.5` at scale 2 is 1250. */
function readDecimal(text: string, scale: number): bigint | undefined {
  const number = readNumber(text);
  if (number === undefined || number.digitsBehind > scale) return undefined;
  if (number.digitsBefore + scale > DECIMAL_DIGITS) return undefined;
  return BigInt(text.replace(".", "") + "0".repeat(scale - number.digitsBehind));
}

function booleanReader([no, yes]: readonly [string, string]): (text: string) => number | undefined {
  return (text) => (text === yes ? 1 : text === no ? 0 : undefined);
}

function datetimeReader({
  formats,
  firstYear,
}: DatetimeInterpretation): (text: string) => bigint | undefined {
  const compiled = formats.map((format) => compileFormat(format, firstYear));
  return (text) => {
    for (const { parse } of compiled) {
      const micros = parse(text);
      if (micros !== undefined) return micros;
    }
    return undefined;
  };
}

/** Whether every text can be read so without loss: for a reader that casts elsewhere and has doubts about a few. */
export function readsAs(texts: readonly string[], how: Interpretation): boolean {
  const codes = Int32Array.from(texts.keys());
  const column: TextColumn = { kind: "text", length: texts.length, codes, dictionary: Dictionary.of(texts) };
  return readColumn(column, how) !== undefined;
}
