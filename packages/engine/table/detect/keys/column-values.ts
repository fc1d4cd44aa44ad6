/**
 * @file What keys compare: the distinct values of a column, numbered from 0. Whole numbers are the same value
 * whatever array holds them, texts whatever dictionary does. Fractions and truths are never keys.
 */
import type { Column } from "../../column/column.ts";
import type { PackedTexts } from "../../column/dictionary.ts";
import { hashTexts } from "./hash-values.ts";
import { numberIntegers } from "./number-integers.ts";
import { placeCodes } from "./place-codes.ts";

/** Only values of one class can be equal. */
export type KeyClass = "integer" | "text" | "datetime" | "date" | "time";

/** A value is a 64-bit integer in two halves, or the hash of a text beside the text itself. */
export interface Identities {
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly texts?: PackedTexts;
}

export interface ColumnValues extends Identities {
  readonly keyClass: KeyClass;
  /**
   * Per number of a value: where it stands on the number line. Texts have a place there if all are the same letters
   * followed by digits (`AB0017`).
   */
  readonly places?: Float64Array;
  /** Per row: the number of its value, -1 for null. */
  readonly ids: Int32Array;
  /** Per number: the rows that hold the value; 0 for a text of the dictionary that no row holds. */
  readonly counts: Int32Array;
  readonly distinctCount: number;
}

export function keyClassOf(column: Column): KeyClass | undefined {
  if (column.kind === "text") return "text";
  if (column.kind === "datetime") return column.part;
  if (column.kind === "int32" || column.kind === "int64") return "integer";
  if (column.kind === "decimal") return column.scale === 0 ? "integer" : undefined;
  return column.kind === "float64" && holdsWholeNumbers(column.values, column.nulls) ? "integer" : undefined;
}

/** The values of a column that may be part of a key, in linear time. */
export function readValues(column: Column): ColumnValues | undefined {
  const keyClass = keyClassOf(column);
  if (keyClass === undefined || column.kind === "boolean") return undefined;
  if (column.kind !== "text") {
    const numbered = numberIntegers(column);
    return { keyClass, ...numbered, places: placeIntegers(numbered) };
  }
  const texts = column.dictionary.pack();
  const { codes, nulls } = column;
  const ids = nulls === undefined ? codes : codes.map((code, row) => (nulls[row] === 1 ? -1 : code));
  const counts = new Int32Array(column.dictionary.size);
  let distinctCount = 0;
  for (let row = 0; row < ids.length; row++) {
    const id = ids[row]!;
    if (id >= 0 && counts[id]!++ === 0) distinctCount++;
  }
  const places = placeCodes(texts, counts);
  return { keyClass, ids, counts, distinctCount, texts, ...hashTexts(texts), ...(places && { places }) };
}

function placeIntegers({ low, high }: Identities): Float64Array {
  const places = new Float64Array(low.length);
  for (let id = 0; id < places.length; id++) places[id] = high[id]! * 4_294_967_296 + (low[id]! >>> 0);
  return places;
}

function holdsWholeNumbers(values: Float64Array, nulls: Uint8Array | undefined): boolean {
  for (let row = 0; row < values.length; row++)
    if (nulls?.[row] !== 1 && !Number.isSafeInteger(values[row])) return false;
  return true;
}
