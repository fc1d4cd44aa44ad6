/**
 * @file Finds the cells of CSV rows in a buffer, without looking at what they say. Rows that are none (too many or
 * too few fields, letters behind a closing quote, a quote that nothing closes) are reported and passed over. A
 * quote in the wrong place may seem to hold many rows, so the next row begins behind the line it stands in.
 */
import type { CsvFile } from "../../files/file-format.ts";
import type { Cells } from "../columns/cells.ts";
import { growArray } from "../columns/growing-array.ts";
import { makeTextInput } from "../columns/text-input.ts";

export interface BadRow {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  /** Counted from 0, where one cell is to blame. */
  readonly column?: number;
}

const NEWLINE = 10;
const RETURN = 13;
const INCOMPLETE = -1;
const ROWS_AT_ONCE = 8_192;

export class RowTokenizer {
  /** The line that the next row begins in. */
  line: number;
  rowCount = 0;
  badRows: BadRow[] = [];
  readonly #columnCount: number;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #escape: number;
  readonly #newline: number;
  readonly #lines = new Int32Array(ROWS_AT_ONCE);
  #starts: Int32Array;
  #ends: Int32Array;
  /** Cells with escaped quotes, which are taken out once the row is known to be one. */
  #escaped: number[] = [];
  #fieldCount = 0;
  #linesInside = 0;
  #problem: string | undefined;
  /** Where the field in trouble begins. */
  #troubleAt = 0;

  constructor({ columns, delimiter, quote, escape: mark, newline, start }: CsvFile) {
    this.#columnCount = columns.length;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote === "" ? -1 : quote.charCodeAt(0);
    this.#escape = mark === "" ? -1 : mark.charCodeAt(0);
    this.#newline = newline.charCodeAt(0);
    this.line = start.line;
    this.#starts = new Int32Array(16 * columns.length);
    this.#ends = new Int32Array(16 * columns.length);
  }

  /** Finds rows in `bytes[from, to)`, at most some thousands, and returns where it stopped. */
  tokenize(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    this.rowCount = 0;
    this.badRows = [];
    this.#escaped = [];
    let at = from;
    while (at < to && this.rowCount < ROWS_AT_ONCE) {
      const next = this.#takeRow(bytes, at, to, isLast);
      if (next === INCOMPLETE) break;
      at = next;
    }
    this.#unescape(bytes);
    return at;
  }

  /** Passes over the line that begins here, because its row does not end within the buffer; -1 = nor does the line. */
  skipLine(bytes: Uint8Array, start: number, to: number, reason: string): number {
    const end = this.#skipLine(bytes, start, to);
    if (end === to) return -1;
    this.badRows = [{ line: this.line++, start, end, reason }];
    return end;
  }

  lineOf(row: number): number {
    return this.#lines[row] as number;
  }

  cells(bytes: Uint8Array): Cells {
    const { rowCount } = this;
    const input = makeTextInput(bytes);
    return { input, rowCount, columnCount: this.#columnCount, starts: this.#starts, ends: this.#ends };
  }

  /** Where the row behind `start` ends, and its cells noted down; INCOMPLETE when the buffer ends first. */
  #takeRow(bytes: Uint8Array, start: number, to: number, isLast: boolean): number {
    const base = this.rowCount * this.#columnCount;
    if (base + this.#columnCount > this.#starts.length) this.#grow(base + this.#columnCount);
    const escapedBefore = this.#escaped.length;
    this.#fieldCount = 0;
    this.#linesInside = 0;
    this.#problem = undefined;
    let end = this.#readFields(bytes, start, to, isLast, base);
    if (end === INCOMPLETE) {
      this.#escaped.length = escapedBefore;
      return INCOMPLETE;
    }
    const isBlank = this.#fieldCount === 1 && this.#ends[base] === -1 && this.#columnCount > 1;
    if (this.#problem !== undefined) end = this.#skipLine(bytes, this.#troubleAt, to);
    this.#judgeCount(base);
    if (this.#problem !== undefined && !isBlank) {
      this.#escaped.length = escapedBefore;
      this.badRows.push({ line: this.line, start, end, reason: this.#problem });
    } else if (!isBlank) this.#lines[this.rowCount++] = this.line;
    this.line += 1 + this.#linesInside;
    return end;
  }

  #judgeCount(base: number): void {
    const wanted = this.#columnCount;
    if (this.#problem !== undefined || this.#fieldCount === wanted) return;
    // One delimiter too many at the end of every row is what some programs write.
    if (this.#fieldCount === wanted + 1 && this.#ends[base + wanted] === -1) return;
    this.#problem = `${this.#fieldCount} fields instead of ${wanted}`;
  }

  /** Returns where the row ends, unless it stumbles over a `#problem`. */
  #readFields(bytes: Uint8Array, start: number, to: number, isLast: boolean, base: number): number {
    const delimiter = this.#delimiter;
    const newline = this.#newline;
    const quote = this.#quote;
    let at = start;
    for (;;) {
      if (at < to && bytes[at] === quote) {
        at = this.#readQuoted(bytes, at + 1, to, isLast, base);
        if (at === INCOMPLETE || this.#problem !== undefined) return at;
        if (at === to) return to;
        if (bytes[at] === newline) return at + 1;
        at++;
        continue;
      }
      const begin = at;
      let byte = 0;
      while (at < to) {
        byte = bytes[at] as number;
        if (byte === delimiter || byte === newline) break;
        at++;
      }
      if (at === to && !isLast) return INCOMPLETE;
      const isRowEnd = at === to || byte === newline;
      const end = isRowEnd && at > begin && bytes[at - 1] === RETURN ? at - 1 : at;
      this.#store(base, begin, end === begin ? -1 : end);
      if (isRowEnd) return at === to ? to : at + 1;
      at++;
    }
  }

  /** Reads on from behind an opening quote; returns where the delimiter or the end of the row is. */
  #readQuoted(bytes: Uint8Array, begin: number, to: number, isLast: boolean, base: number): number {
    let lines = 0;
    let isEscaped = false;
    for (let at = begin; at < to; at++) {
      const byte = bytes[at] as number;
      if (byte === NEWLINE) lines++;
      if (byte === this.#escape && at + 1 < to && this.#escapes(bytes[at + 1] as number)) {
        isEscaped = true;
        at++;
      } else if (byte === this.#quote) {
        const after = this.#closeQuote(bytes, at + 1, to, isLast);
        if (after === INCOMPLETE) return INCOMPLETE;
        if (this.#problem !== undefined) return this.#stumble(begin);
        if (isEscaped) this.#escaped.push(base + this.#fieldCount);
        this.#store(base, begin, at);
        this.#linesInside += lines;
        return after;
      }
    }
    if (!isLast) return INCOMPLETE;
    this.#problem = "a quote that nothing closes";
    return this.#stumble(begin);
  }

  #stumble(at: number): number {
    this.#troubleAt = at;
    return at;
  }

  /** Backslashes escape whatever follows, quotes only themselves. */
  #escapes(next: number): boolean {
    return this.#escape !== this.#quote || next === this.#quote;
  }

  #closeQuote(bytes: Uint8Array, at: number, to: number, isLast: boolean): number {
    if (at === to) return isLast ? to : INCOMPLETE;
    const byte = bytes[at] as number;
    if (byte === this.#delimiter || byte === this.#newline) return at;
    if (byte === RETURN && at + 1 === to) return isLast ? to : INCOMPLETE;
    if (byte === RETURN && bytes[at + 1] === this.#newline) return at + 1;
    this.#problem = "text behind a closing quote";
    return at;
  }

  #store(base: number, start: number, end: number): void {
    const index = base + this.#fieldCount++;
    if (this.#fieldCount > this.#columnCount + 1) return;
    this.#starts[index] = start;
    this.#ends[index] = end;
  }

  #skipLine(bytes: Uint8Array, from: number, to: number): number {
    const at = bytes.indexOf(this.#newline, from);
    return at === -1 || at >= to ? to : at + 1;
  }

  #unescape(bytes: Uint8Array): void {
    for (const index of this.#escaped) {
      const end = this.#ends[index] as number;
      let to = this.#starts[index] as number;
      for (let from = to; from < end; from++) {
        if (bytes[from] === this.#escape) from++;
        bytes[to++] = bytes[from] as number;
      }
      this.#ends[index] = to;
    }
  }

  /** One cell more than the rows need, for the empty field behind the last delimiter. */
  #grow(cells: number): void {
    this.#starts = growArray(this.#starts, cells + 1);
    this.#ends = growArray(this.#ends, cells + 1);
  }
}
