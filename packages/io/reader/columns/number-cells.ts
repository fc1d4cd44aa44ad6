/**
 * @file Numbers read from bytes. Up to 15 digits a decimal survives a double (IEEE 754), and dividing two doubles
 * that are exact rounds once, so most cells need no string; the others are asked about one by one.
 */
import { type Column, readNumber } from "@semblance/engine/table";
import type { Cells, CellTaker } from "./cells.ts";
import { growArray, NullMask } from "./growing-array.ts";
import { toInt64 } from "./int64.ts";
import { readText } from "./text-input.ts";

const SAFE_DIGITS = 15;
const MOST_DECIMALS = 15;
/** Marks in place of the number of decimals: the text is what JavaScript prints, or is kept aside. */
const SHORTEST = 254;
const KEPT = 255;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

export class NumberCells implements CellTaker {
  length = 0;
  /** Numbers taken; the other rows are null. */
  count = 0;
  #values = new Float64Array(1_024);
  #decimals = new Uint8Array(1_024);
  readonly #nulls = new NullMask();
  readonly #kept = new Map<number, string>();
  #isWhole = true;
  #isExact = true;
  #mostDecimals = 0;
  #isSmall = true;

  take(cells: Cells, column: number, from: number): number {
    const { starts, ends, rowCount, columnCount } = cells;
    this.#reserve(this.length + rowCount - from);
    for (let row = from; row < rowCount; row++) {
      const at = row * columnCount + column;
      const end = ends[at] as number;
      if (end === -1) this.#nulls.mark(this.length);
      else if (this.#read(cells, starts[at] as number, end)) this.count++;
      else return row;
      this.length++;
    }
    return rowCount;
  }

  replay(visit: (text: string | undefined) => void): void {
    for (let row = 0; row < this.length; row++) visit(this.#nulls.has(row) ? undefined : this.#textAt(row));
  }

  /** The narrowest column that holds every number exactly; undefined when none of doubles and integers does. */
  finish(): Column | undefined {
    const { length } = this;
    if (this.count === 0 || !this.#isExact) return undefined;
    const base = { length, ...this.#nulls.finish(length) };
    const values = this.#values.slice(0, length);
    if (this.#isWhole && this.#isSmall) return { ...base, kind: "int32", values: Int32Array.from(values) };
    if (this.#isWhole) return { ...base, kind: "int64", values: toInt64(values) };
    const decimals = this.#mostDecimals;
    return { ...base, kind: "float64", values, ...(decimals <= MOST_DECIMALS && { decimals }) };
  }

  #reserve(rows: number): void {
    if (rows <= this.#values.length) return;
    this.#values = growArray(this.#values, rows);
    this.#decimals = growArray(this.#decimals, rows);
  }

  /** Plain notation of up to 15 digits; anything else is left to `#readSlowly`. */
  #read(cells: Cells, start: number, end: number): boolean {
    const { bytes } = cells.input;
    const isNegative = bytes[start] === MINUS;
    const first = isNegative ? start + 1 : start;
    if (end - first > SAFE_DIGITS + 1 || first === end) return this.#readSlowly(cells, start, end);
    let mantissa = 0;
    let point = -1;
    for (let at = first; at < end; at++) {
      const byte = bytes[at] as number;
      const digit = byte - ZERO;
      if (digit >= 0 && digit <= 9) mantissa = mantissa * 10 + digit;
      else if (byte === POINT && point === -1) point = at;
      else return this.#readSlowly(cells, start, end);
    }
    const before = point === -1 ? end - first : point - first;
    const behind = point === -1 ? 0 : end - point - 1;
    const isUsual =
      before > 0 &&
      before + behind <= SAFE_DIGITS &&
      (before === 1 || bytes[first] !== ZERO) &&
      (point === -1 || behind > 0) &&
      !(isNegative && mantissa === 0);
    if (!isUsual) return this.#readSlowly(cells, start, end);
    const size = behind === 0 ? mantissa : mantissa / (POWERS[behind] as number);
    this.#store(isNegative ? -size : size, behind, point === -1, behind);
    return true;
  }

  #readSlowly(cells: Cells, start: number, end: number): boolean {
    if (end - start > 400) return false;
    const text = readText(cells.input, start, end);
    const value = Number(text);
    const point = text.indexOf(".");
    if (point > 0 && !text.includes("e") && String(value) === text) {
      const behind = text.length - point - 1;
      this.#store(value, SHORTEST, false, behind);
      return true;
    }
    const number = readNumber(text);
    if (number === undefined || !number.exactAsFloat) return false;
    this.#kept.set(this.length, text);
    this.#store(value, KEPT, number.whole, number.digitsBehind);
    return true;
  }

  #store(value: number, mark: number, isWhole: boolean, decimals: number): void {
    this.#values[this.length] = value;
    this.#decimals[this.length] = mark;
    if (!isWhole) this.#isWhole = false;
    if (decimals > this.#mostDecimals) this.#mostDecimals = decimals;
    if (value !== (value | 0)) this.#isSmall = false;
  }

  #textAt(row: number): string {
    const value = this.#values[row] as number;
    const mark = this.#decimals[row] as number;
    if (mark === KEPT) return this.#kept.get(row) as string;
    return mark === SHORTEST ? String(value) : value.toFixed(mark);
  }
}
