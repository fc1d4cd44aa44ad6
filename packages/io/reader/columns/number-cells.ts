/**
 * @file Numbers read from bytes. Up to 15 digits a decimal survives a double (IEEE 754), and dividing two doubles
 * that are exact rounds once, so most cells need no string; the others are asked about one by one.
 */
import { type Column, readNumber } from "@semblance/engine/table/columns";
import type { Cells, CellTaker } from "./cells.ts";
import { divideExactly, POWERS_OF_TEN } from "./exact-decimal.ts";
import { growArray, NullMask } from "./growing-array.ts";
import { toInt64 } from "./int64.ts";
import { readText } from "./text-input.ts";

const SAFE_DIGITS = 15;
/** Digits beyond the safe ones that can be kept apart; 18 in all always fit 64 bits. */
const MOST_TAIL_DIGITS = 3;
const MOST_BEHIND = 22;
const MOST_DECIMALS = 15;
const LONGEST_NUMBER = 400;
const INT64_LIMIT = 2 ** 63;
/** Marks in place of a number of decimals: 200 to 203 digits of a whole number lie in the tail, or a kept text. */
const TAILED = 200;
const KEPT = 255;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;

export class NumberCells implements CellTaker {
  length = 0;
  /** Numbers taken; the other rows are null. */
  count = 0;
  #values = new Float64Array(1_024);
  /** How many decimals each number was written with, or a mark. */
  #decimals = new Uint8Array(1_024);
  readonly #nulls = new NullMask();
  readonly #kept = new Map<number, string>();
  /** The last digits of whole numbers that no double holds; there once one has come. */
  #tails: Int16Array | undefined;
  #isWhole = true;
  #isSmall = true;
  #mostDecimals = 0;

  take(cells: Cells, column: number, from: number): number {
    const { starts, ends, rowCount, columnCount } = cells;
    this.reserve(this.length + rowCount - from);
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

  reserve(rows: number): void {
    if (rows <= this.#values.length) return;
    this.#values = growArray(this.#values, rows);
    this.#decimals = growArray(this.#decimals, rows);
  }

  replay(visit: (text: string | undefined) => void): void {
    for (let row = 0; row < this.length; row++) visit(this.#nulls.has(row) ? undefined : this.#textAt(row));
  }

  /** The narrowest column that holds every number exactly; undefined when neither doubles nor integers do. */
  finish(): Column | undefined {
    const { length } = this;
    const values = this.#values.subarray(0, length);
    if (this.count === 0) return undefined;
    if (this.#tails !== undefined && !(this.#isWhole && fitInt64(values))) return undefined;
    const base = { length, ...this.#nulls.finish(length) };
    if (this.#tails !== undefined) return { ...base, kind: "int64", values: this.#joinTails(this.#tails) };
    if (this.#isWhole && this.#isSmall) return { ...base, kind: "int32", values: new Int32Array(values) };
    if (this.#isWhole && !fitInt64(values)) return undefined;
    if (this.#isWhole) return { ...base, kind: "int64", values: toInt64(values) };
    const decimals = this.#mostDecimals;
    return { ...base, kind: "float64", values, ...(decimals <= MOST_DECIMALS && { decimals }) };
  }

  /** Plain notation of up to 18 digits; anything else is left to `#readSlowly`. */
  #read(cells: Cells, start: number, end: number): boolean {
    const { bytes } = cells.input;
    const isNegative = bytes[start] === MINUS;
    const first = isNegative ? start + 1 : start;
    let head = 0;
    let tail = 0;
    let digits = 0;
    let point = end;
    for (let at = first; at < end; at++) {
      const digit = (bytes[at] as number) - ZERO;
      if (digit >= 0 && digit <= 9) {
        if (digits >= SAFE_DIGITS) tail = tail * 10 + digit;
        else head = head * 10 + digit;
        if (digits > 0 || digit > 0) digits++;
      } else if (digit === POINT - ZERO && point === end) point = at;
      else return this.#readSlowly(cells, start, end);
    }
    const behind = point === end ? 0 : end - point - 1;
    const isUsual =
      point > first &&
      (point === first + 1 || bytes[first] !== ZERO) &&
      (point === end || behind > 0) &&
      behind <= MOST_BEHIND &&
      digits <= SAFE_DIGITS + MOST_TAIL_DIGITS &&
      !(isNegative && digits === 0);
    if (!isUsual) return this.#readSlowly(cells, start, end);
    const tailDigits = Math.max(0, digits - SAFE_DIGITS);
    if (tailDigits > 0 && behind === 0) return this.#storeTail(isNegative ? -head : head, tail, tailDigits);
    const size =
      tailDigits > 0
        ? divideExactly(head, tail, tailDigits, behind)
        : head / (POWERS_OF_TEN[behind] as number);
    if (Number.isNaN(size)) return this.#readSlowly(cells, start, end);
    this.#store(isNegative ? -size : size, behind, point === end, behind);
    return true;
  }

  #readSlowly(cells: Cells, start: number, end: number): boolean {
    if (end - start > LONGEST_NUMBER) return false;
    const text = readText(cells.input, start, end);
    const number = readNumber(text);
    if (number === undefined || !number.exactAsFloat) return false;
    this.#kept.set(this.length, text);
    this.#store(Number(text), KEPT, number.whole, number.digitsBehind);
    return true;
  }

  #storeTail(head: number, tail: number, tailDigits: number): boolean {
    if (this.#tails === undefined) this.#tails = new Int16Array(this.#values.length);
    if (this.length >= this.#tails.length) this.#tails = growArray(this.#tails, this.#values.length);
    this.#tails[this.length] = tail;
    this.#store(head, TAILED + tailDigits, true, 0);
    return true;
  }

  #store(value: number, mark: number, isWhole: boolean, decimals: number): void {
    this.#values[this.length] = value;
    this.#decimals[this.length] = mark;
    if (!isWhole) this.#isWhole = false;
    if (decimals > this.#mostDecimals) this.#mostDecimals = decimals;
    if (value !== (value | 0)) this.#isSmall = false;
  }

  #joinTails(tails: Int16Array): BigInt64Array {
    const joined = toInt64(this.#values.subarray(0, this.length));
    for (let row = 0; row < this.length; row++) {
      const tailDigits = (this.#decimals[row] as number) - TAILED;
      if (tailDigits <= 0 || tailDigits > MOST_TAIL_DIGITS) continue;
      const tail = (this.#values[row] as number) < 0 ? -(tails[row] as number) : (tails[row] as number);
      joined[row] = (joined[row] as bigint) * BigInt(10 ** tailDigits) + BigInt(tail);
    }
    return joined;
  }

  #textAt(row: number): string {
    const value = this.#values[row] as number;
    const mark = this.#decimals[row] as number;
    if (mark === KEPT) return this.#kept.get(row) as string;
    if (mark < TAILED) return value.toFixed(mark);
    return `${value}${String(this.#tails?.[row]).padStart(mark - TAILED, "0")}`;
  }
}

function fitInt64(values: Float64Array): boolean {
  return values.every((value) => value >= -INT64_LIMIT && value < INT64_LIMIT);
}
