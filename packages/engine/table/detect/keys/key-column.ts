/** @file A column as keys see it: measured once, its values read again only where it may be part of a key. */
import { type Column, countNulls } from "../../column/column.ts";
import type { PackedTexts } from "../../column/dictionary.ts";
import type { Table } from "../../table.ts";
import { type ColumnValues, type Identities, type KeyClass, readValues } from "./column-values.ts";
import { hashIdentity } from "./hash-values.ts";
import { segmentWords, splitWords, type TableWords } from "./name-words.ts";

export interface KeyColumn {
  readonly table: string;
  readonly name: string;
  /** What the table and the column are about, word by word. */
  readonly tableWords: readonly string[];
  readonly words: readonly string[];
  readonly position: number;
  readonly column: Column;
  readonly keyClass: KeyClass;
  readonly rowCount: number;
  readonly nullCount: number;
  readonly distinctCount: number;
  /** How likely two rows hold the same value. */
  readonly collision: number;
  /** NaN for texts that are not numbered codes. */
  readonly min: number;
  readonly max: number;
  /** Greatest common divisor of the differences between values; NaN for texts. */
  readonly step: number;
  /** Whether every row holds more than the one before, or at least no less. */
  readonly order: "rising" | "level" | "none";
  /** For texts: bytes on average, and the share of values with a space. */
  readonly text: { readonly length: number; readonly spaced: number } | undefined;
  /** The distinct values of smallest hash: a sample that depends on no order. */
  readonly sketch: Identities;
  readonly values: () => ColumnValues;
}

const SKETCH_SIZE = 256;

export interface Names {
  readonly tables: TableWords;
  /** Words that help to split names that are written without borders. */
  readonly known: ReadonlySet<string>;
}

export function measureColumns(table: Table, { tables, known }: Names): KeyColumn[] {
  const tableWords = tables.get(table.name) ?? [];
  const columns = [...table.columns].map(([name, column], position) => {
    const values = readValues(column);
    const words = segmentWords(splitWords(name), known);
    return values && measureColumn({ table: table.name, name, tableWords, words, position, column }, values);
  });
  return columns.filter((column) => column !== undefined);
}

export function isUnique({ distinctCount, rowCount, nullCount }: KeyColumn): boolean {
  return distinctCount > 0 && distinctCount === rowCount - nullCount;
}

/** Whether the values are a row of numbers with few gaps, as a database counts its rows. */
export function isCounter({ keyClass, distinctCount, min, max, step }: KeyColumn): boolean {
  return (
    (keyClass === "integer" || keyClass === "text") &&
    distinctCount >= 5 &&
    max - min < 1.5 * step * distinctCount
  );
}

function measureColumn(
  place: Pick<KeyColumn, "table" | "name" | "tableWords" | "words" | "position" | "column">,
  values: ColumnValues,
): KeyColumn {
  let kept: ColumnValues | undefined;
  return {
    ...place,
    keyClass: values.keyClass,
    rowCount: place.column.length,
    nullCount: countNulls(place.column),
    distinctCount: values.distinctCount,
    collision: measureCollision(values),
    ...measureRange(values),
    order: measureOrder(values),
    text: measureTexts(values),
    sketch: sketchValues(values),
    values: () => {
      kept ??= readValues(place.column) as ColumnValues;
      return kept;
    },
  };
}

function measureCollision({ counts, ids }: ColumnValues): number {
  let squares = 0;
  let rows = 0;
  for (const count of counts) {
    squares += count * count;
    rows += count;
  }
  return ids.length === 0 ? 0 : squares / (rows * rows);
}

function measureRange({ places, counts }: ColumnValues): { min: number; max: number; step: number } {
  let min = Number.NaN;
  let max = Number.NaN;
  let step = 0;
  if (places === undefined) return { min, max, step: Number.NaN };
  for (let id = 0; id < places.length; id++) {
    if (counts[id] === 0) continue;
    const place = places[id]!;
    if (step !== 1) step = divideGreatest(step, Math.abs(place - min) || 0);
    if (!(place >= min)) min = place;
    if (!(place <= max)) max = place;
  }
  return { min, max, step };
}

function divideGreatest(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

function measureOrder({ places, ids, distinctCount }: ColumnValues): KeyColumn["order"] {
  if (places === undefined || distinctCount < 2) return "none";
  let order: KeyColumn["order"] = "rising";
  let last = Number.NEGATIVE_INFINITY;
  for (const id of ids) {
    if (id < 0) continue;
    const place = places[id]!;
    if (place < last) return "none";
    if (place === last) order = "level";
    last = place;
  }
  return order;
}

function measureTexts({ texts, counts, distinctCount }: ColumnValues): KeyColumn["text"] {
  if (texts === undefined || distinctCount === 0) return undefined;
  let bytes = 0;
  let spaced = 0;
  for (let id = 0; id < counts.length; id++) {
    if (counts[id] === 0) continue;
    const text = texts.bytes.subarray(texts.offsets[id], texts.offsets[id + 1]);
    bytes += text.length;
    if (text.includes(32)) spaced++;
  }
  return { length: bytes / distinctCount, spaced: spaced / distinctCount };
}

function sketchValues({ low, high, counts, texts, distinctCount }: ColumnValues): Identities {
  const bound = Math.ceil((1.5 * SKETCH_SIZE * 2 ** 32) / Math.max(distinctCount, 1));
  const chosen: number[] = [];
  for (let id = 0; id < counts.length; id++)
    if (counts[id] !== 0 && hashIdentity(low[id]!, high[id]!) >>> 0 < bound) chosen.push(id);
  const hashes = new Map(chosen.map((id) => [id, hashIdentity(low[id]!, high[id]!) >>> 0]));
  chosen.sort((a, b) => hashes.get(a)! - hashes.get(b)!).splice(SKETCH_SIZE);
  return {
    low: Int32Array.from(chosen, (id) => low[id]!),
    high: Int32Array.from(chosen, (id) => high[id]!),
    ...(texts && { texts: packChosen(texts, chosen) }),
  };
}

function packChosen({ bytes, offsets }: PackedTexts, chosen: readonly number[]): PackedTexts {
  const parts = chosen.map((id) => bytes.subarray(offsets[id], offsets[id + 1]));
  const ends = new Float64Array(chosen.length + 1);
  parts.forEach((part, place) => {
    ends[place + 1] = ends[place]! + part.length;
  });
  const packed = new Uint8Array(ends.at(-1)!);
  parts.forEach((part, place) => {
    packed.set(part, ends[place]);
  });
  return { bytes: packed, offsets: ends };
}
