/**
 * @file Dates and times in ISO's two most common forms, `2024-05-31` and `2024-05-31 23:59:59` (or with a T), read
 * from bytes. The first cell says which; other forms are left to the reader of texts.
 */
import type { Column } from "@semblance/engine/table";
import type { Cells, CellTaker } from "./cells.ts";
import { growArray, NullMask } from "./growing-array.ts";
import { secondsToMicros } from "./int64.ts";

const MONTH_LENGTHS = Uint8Array.of(31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31);
const SECONDS_PER_DAY = 86_400;
const DATE_BYTES = 10;
const DATETIME_BYTES = 19;
const DASH = 45;
const COLON = 58;
const ZERO = 48;

export class TimeCells implements CellTaker {
  length = 0;
  count = 0;
  #seconds = new Float64Array(1_024);
  readonly #nulls = new NullMask();
  /** 0 until the first cell has been seen. */
  #width = 0;
  /** The byte between date and time: a space or a T. */
  #between = 0;

  take(cells: Cells, column: number, from: number): number {
    const { starts, ends, rowCount, columnCount, input } = cells;
    this.reserve(this.length + rowCount - from);
    for (let row = from; row < rowCount; row++) {
      const at = row * columnCount + column;
      const end = ends[at] as number;
      if (end === -1) this.#nulls.mark(this.length);
      else if (this.#read(input.bytes, starts[at] as number, end)) this.count++;
      else return row;
      this.length++;
    }
    return rowCount;
  }

  reserve(rows: number): void {
    if (rows > this.#seconds.length) this.#seconds = growArray(this.#seconds, rows);
  }

  addNull(): void {
    this.#nulls.mark(this.length++);
  }

  replay(visit: (text: string | undefined) => void): void {
    const between = String.fromCharCode(this.#between);
    for (let row = 0; row < this.length; row++) {
      if (this.#nulls.has(row)) visit(undefined);
      else visit(formatIso(this.#seconds[row] as number, this.#width, between));
    }
  }

  finish(): Column | undefined {
    const { length } = this;
    if (this.count === 0) return undefined;
    const values = secondsToMicros(this.#seconds.subarray(0, length));
    const isDate = this.#width === DATE_BYTES;
    const format = isDate ? "%Y-%m-%d" : `%Y-%m-%d${String.fromCharCode(this.#between)}%H:%M:%S`;
    const part = isDate ? "date" : "datetime";
    return { kind: "datetime", length, values, part, format, ...this.#nulls.finish(length) };
  }

  #read(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#width === 0 && !this.#begin(bytes, start, end)) return false;
    if (end - start !== this.#width) return false;
    const days = readDate(bytes, start);
    if (Number.isNaN(days)) return false;
    let seconds = days * SECONDS_PER_DAY;
    if (this.#width === DATETIME_BYTES) {
      if (bytes[start + DATE_BYTES] !== this.#between) return false;
      seconds += readTime(bytes, start + DATE_BYTES + 1);
      if (Number.isNaN(seconds)) return false;
    }
    this.#seconds[this.length] = seconds;
    return true;
  }

  #begin(bytes: Uint8Array, start: number, end: number): boolean {
    const between = bytes[start + DATE_BYTES] as number;
    const isDatetime = end - start === DATETIME_BYTES && (between === 32 || between === 84);
    if (!isDatetime && end - start !== DATE_BYTES) return false;
    this.#width = end - start;
    this.#between = isDatetime ? between : 32;
    return true;
  }
}

/** NaN when these two bytes are no digits. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Days since 1970, or NaN. Years are counted from March, so that a leap day is the last (Hinnant, chrono). */
function readDate(bytes: Uint8Array, at: number): number {
  if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) return Number.NaN;
  const year = twoDigits(bytes, at) * 100 + twoDigits(bytes, at + 2);
  const month = twoDigits(bytes, at + 5);
  const day = twoDigits(bytes, at + 8);
  if (!(month >= 1 && month <= 12 && day >= 1) || Number.isNaN(year)) return Number.NaN;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > (MONTH_LENGTHS[month - 1] as number) + (month === 2 && isLeap ? 1 : 0)) return Number.NaN;
  const marchYear = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}

function readTime(bytes: Uint8Array, at: number): number {
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return Number.NaN;
  const hour = twoDigits(bytes, at);
  const minute = twoDigits(bytes, at + 3);
  const second = twoDigits(bytes, at + 6);
  return hour <= 23 && minute <= 59 && second <= 59 ? hour * 3_600 + minute * 60 + second : Number.NaN;
}

function formatIso(seconds: number, width: number, between: string): string {
  const iso = new Date(seconds * 1_000).toISOString();
  return width === DATE_BYTES ? iso.slice(0, DATE_BYTES) : iso.slice(0, width).replace("T", between);
}
