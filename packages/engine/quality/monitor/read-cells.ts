/**
 * @file Cells of a stream, read as the reference's column is: a number may come as a number or as its text, a time in
 * the reference's formats or as ISO text. What cannot be read so is infinite and lies outside of every range.
 */
import {
  type Column,
  compileFormat,
  type DatetimeColumn,
  isMeasurable,
  isNull,
  parseIsoMicros,
  renderCell,
  type TextColumn,
  toNumbers,
} from "../../table/index.ts";

/** NaN = missing, infinite = not readable. */
export interface NumberCells {
  readonly kind: "numbers";
  readonly values: Float64Array;
}

export interface TextCells {
  readonly kind: "texts";
  readonly codes: Int32Array;
  /** 1 = missing. */
  readonly nulls: Uint8Array | undefined;
  readonly texts: readonly string[];
}

export type Cells = NumberCells | TextCells;
/** `rowCount` missing cells where a batch does not have the column. */
export type ReadCells = (column: Column | undefined, rowCount: number) => Cells;

const UNREADABLE = Number.POSITIVE_INFINITY;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** How to read cells that are to be compared with this column. */
export function planReading(reference: Column): ReadCells {
  if (!isMeasurable(reference)) return readTexts;
  const parse =
    reference.kind === "datetime"
      ? timeParser(reference)
      : reference.kind === "boolean"
        ? parseTruth
        : parseNumber;
  return (column, rowCount) => {
    if (column === undefined) return { kind: "numbers", values: new Float64Array(rowCount).fill(Number.NaN) };
    return { kind: "numbers", values: isMeasurable(column) ? toNumbers(column) : parseTexts(column, parse) };
  };
}

function readTexts(column: Column | undefined, rowCount: number): TextCells {
  if (column === undefined)
    return {
      kind: "texts",
      codes: new Int32Array(rowCount),
      nulls: new Uint8Array(rowCount).fill(1),
      texts: [],
    };
  if (column.kind === "text")
    return { kind: "texts", codes: column.codes, nulls: column.nulls, texts: column.dictionary.texts() };
  const texts = Array.from({ length: column.length }, (_, row) => renderCell(column, row) ?? "");
  return { kind: "texts", codes: Int32Array.from(texts.keys()), nulls: column.nulls, texts };
}

function parseTexts(column: TextColumn, parse: (text: string) => number): Float64Array {
  const { codes, dictionary } = column;
  return Float64Array.from(codes, (code, row) =>
    isNull(column, row) ? Number.NaN : parse(dictionary.at(code)),
  );
}

function parseNumber(text: string): number {
  return NUMBER.test(text) ? Number(text) : UNREADABLE;
}

function parseTruth(text: string): number {
  const word = text.length > 5 ? "" : text.toLowerCase();
  return word === "true" || word === "1" ? 1 : word === "false" || word === "0" ? 0 : UNREADABLE;
}

function timeParser({ format, otherFormats = [] }: DatetimeColumn): (text: string) => number {
  const formats = format === undefined ? [] : [format, ...otherFormats].map((each) => compileFormat(each));
  return (text) => {
    for (const { parse } of formats) {
      const micros = parse(text);
      if (micros !== undefined) return Number(micros);
    }
    const micros = parseIsoMicros(text);
    return Number.isNaN(micros) ? UNREADABLE : micros;
  };
}
