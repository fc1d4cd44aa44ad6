/**
 * @file Finds the cells of CSV rows in a buffer, without looking at what they say. Rows that are none (too many or
 * too few fields, letters behind a closing quote, a quote that nothing closes) are reported and passed over. A
 * quote in the wrong place may seem to hold many rows, so the next row begins behind the line it stands in.
 */
import type { CsvFile } from "../../files/file-format.ts";
import { growArray } from "../columns/growing-array.ts";
import { makeTextInput, type TextInput } from "../columns/text-input.ts";
import { skipWords, spread } from "./find-byte.ts";

export interface BadRow {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
  /** Counted from 0, where one cell is to blame. */
  readonly column?: number;
}

const RETURN = 13;
const INCOMPLETE = -1;
const NULL = -1;

/** Where cells lie; see `Cells`. In shared memory, and replaced by longer arrays where there are more of them. */
export interface CellPlaces {
  starts: Int32Array;
  ends: Int32Array;
}

export function makePlaces(cells: number): CellPlaces {
  const array = () => new Int32Array(new SharedArrayBuffer(4 * cells));
  return { starts: array(), ends: array() };
}

export interface Stretch {
  /** Where the bytes end. */
  readonly to: number;
  /** Whether the file ends there too. */
  readonly isLast: boolean;
  /** Filled with where the cells lie. */
  readonly places: CellPlaces;
}

export class RowTokenizer {
  /** The line that the next row begins in. */
  line: number;
  rowCount = 0;
  badRows: BadRow[] = [];
  readonly columnCount: number;
  readonly #delimiter: number;
  readonly #quote: number;
  readonly #escape: number;
  readonly #newline: number;
  readonly #delimiterWord: number;
  readonly #quoteWord: number;
  readonly #escapeWord: number;
  readonly #newlineWord: number;
  #lines = new Int32Array(1_024);
  #input = makeTextInput(new Uint8Array(0));
  #to = 0;
  #isLast = false;
  #places = makePlaces(0);
  /** The index of the row's first cell. */
  #base = 0;
  /** Cells with escaped quotes, which are taken out once the row is known to be one. */
  #escaped: number[] = [];
  #fieldCount = 0;
  #linesInside = 0;
  #problem: string | undefined;
  /** Where the field in trouble begins. */
  #troubleAt = 0;

  constructor({ columns, delimiter, quote, escape: mark, newline, start }: CsvFile) {
    this.columnCount = columns.length;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#quote = quote === "" ? -1 : quote.charCodeAt(0);
    this.#escape = mark === "" ? -1 : mark.charCodeAt(0);
    this.#newline = newline.charCodeAt(0);
    this.#delimiterWord = spread(this.#delimiter);
    this.#quoteWord = spread(this.#quote);
    this.#escapeWord = spread(this.#escape);
    this.#newlineWord = spread(this.#newline);
    this.line = start.line;
  }

  /** Finds the rows from the beginning of the input on and returns where the last whole one ends. */
  tokenize(input: TextInput, stretch: Stretch): number {
    this.rowCount = 0;
    this.badRows = [];
    this.#escaped = [];
    this.#input = input;
    this.#to = stretch.to;
    this.#isLast = stretch.isLast;
    this.#places = stretch.places;
    let at = 0;
    while (at < this.#to) {
      const next = this.#takeRow(at);
      if (next === INCOMPLETE) break;
      at = next;
    }
    this.#unescape();
    return at;
  }

  /** Passes over the first line, because its row does not end within the input; 0 when nor does the line. */
  skipFirstLine(reason: string): number {
    const end = this.#skipLine(0);
    if (end === this.#to) return 0;
    this.badRows = [{ line: this.line++, start: 0, end, reason }];
    return end;
  }

  lineOf(row: number): number {
    return this.#lines[row] as number;
  }

  /** Where the row behind `start` ends, and its cells noted down; INCOMPLETE when the input ends first. */
  #takeRow(start: number): number {
    this.#base = this.rowCount * this.columnCount;
    if (this.#base + this.columnCount >= this.#places.starts.length) this.#growPlaces();
    const escapedBefore = this.#escaped.length;
    this.#fieldCount = 0;
    this.#linesInside = 0;
    this.#problem = undefined;
    let end = this.#readFields(start);
    if (end === INCOMPLETE) {
      this.#escaped.length = escapedBefore;
      return INCOMPLETE;
    }
    const isBlank = this.#fieldCount === 1 && this.#places.ends[this.#base] === NULL && this.columnCount > 1;
    if (this.#problem !== undefined) end = this.#skipLine(this.#troubleAt);
    this.#judgeCount();
    if (this.#problem !== undefined && !isBlank) {
      this.#escaped.length = escapedBefore;
      this.badRows.push({ line: this.line, start, end, reason: this.#problem });
    } else if (!isBlank) this.#noteLine();
    this.line += 1 + this.#linesInside;
    return end;
  }

  #judgeCount(): void {
    const wanted = this.columnCount;
    if (this.#problem !== undefined || this.#fieldCount === wanted) return;
    // One delimiter too many at the end of every row is what some programs write.
    if (this.#fieldCount === wanted + 1 && this.#places.ends[this.#base + wanted] === NULL) return;
    this.#problem = `${this.#fieldCount} fields instead of ${wanted}`;
  }

  /**
   * Returns where the row ends, unless it stumbles over a `#problem`. Fields without quotes are found here and not
   * in a method of their own: what such a call reads of `this` took a quarter of the time.
   */
  #readFields(start: number): number {
    const { bytes, view } = this.#input;
    const { starts, ends } = this.#places;
    const delimiter = this.#delimiter;
    const newline = this.#newline;
    const quote = this.#quote;
    const to = this.#to;
    const delimiterWord = this.#delimiterWord;
    const newlineWord = this.#newlineWord;
    const last = this.#base + this.columnCount;
    let index = this.#base;
    for (let at = start; ; at++) {
      const begin = at;
      if (at < to && bytes[at] === quote) {
        this.#fieldCount = index - this.#base;
        at = this.#readQuoted(at + 1);
        if (at === INCOMPLETE || this.#problem !== undefined) return at;
      } else {
        at = skipWords(view, at, to, delimiterWord, newlineWord);
        while (at < to && bytes[at] !== delimiter && bytes[at] !== newline) at++;
        if (at === to && !this.#isLast) return INCOMPLETE;
        if (index <= last) {
          starts[index] = begin;
          ends[index] = at === begin ? NULL : at;
        }
      }
      index++;
      if (at < to && bytes[at] !== newline) continue;
      this.#fieldCount = index - this.#base;
      if (at > begin && bytes[at - 1] === RETURN && index <= last + 1) this.#dropReturn(index - 1, at);
      return at === to ? to : at + 1;
    }
  }

  /** The line ended in CR and LF. */
  #dropReturn(index: number, at: number): void {
    const { starts, ends } = this.#places;
    if (ends[index] === at) ends[index] = starts[index] === at - 1 ? NULL : at - 1;
  }

  /** Reads on from behind an opening quote; returns where the delimiter or the end of the row is. */
  #readQuoted(begin: number): number {
    const { bytes, view } = this.#input;
    const to = this.#to;
    let isEscaped = false;
    for (let at = begin; ; at++) {
      at = skipWords(view, at, to, this.#quoteWord, this.#escapeWord);
      while (at < to && bytes[at] !== this.#quote && bytes[at] !== this.#escape) at++;
      if (at === to) break;
      if (bytes[at] === this.#escape && at + 1 < to && this.#escapes(bytes[at + 1] as number)) {
        isEscaped = true;
        at++;
      } else if (bytes[at] === this.#quote) return this.#endQuoted(begin, at, isEscaped);
    }
    if (!this.#isLast) return INCOMPLETE;
    this.#problem = "a quote that nothing closes";
    this.#troubleAt = begin;
    return begin;
  }

  #endQuoted(begin: number, end: number, isEscaped: boolean): number {
    const after = this.#closeQuote(end + 1);
    if (after === INCOMPLETE) return INCOMPLETE;
    if (this.#problem !== undefined) {
      this.#troubleAt = begin;
      return begin;
    }
    if (isEscaped) this.#escaped.push(this.#base + this.#fieldCount);
    this.#store(begin, end);
    this.#linesInside += this.#countLines(begin, end);
    return after;
  }

  #countLines(from: number, to: number): number {
    const { bytes, view } = this.#input;
    let lines = 0;
    for (let at = from; at < to; at++) {
      at = skipWords(view, at, to, this.#newlineWord, this.#newlineWord);
      while (at < to && bytes[at] !== this.#newline) at++;
      if (at < to) lines++;
    }
    return lines;
  }

  /** Backslashes escape whatever follows, quotes only themselves. */
  #escapes(next: number): boolean {
    return this.#escape !== this.#quote || next === this.#quote;
  }

  #closeQuote(at: number): number {
    const { bytes } = this.#input;
    if (at === this.#to) return this.#isLast ? at : INCOMPLETE;
    const byte = bytes[at] as number;
    if (byte === this.#delimiter || byte === this.#newline) return at;
    if (byte === RETURN && at + 1 === this.#to) return this.#isLast ? at + 1 : INCOMPLETE;
    if (byte === RETURN && bytes[at + 1] === this.#newline) return at + 1;
    this.#problem = "text behind a closing quote";
    return at;
  }

  #store(start: number, end: number): void {
    const index = this.#base + this.#fieldCount++;
    if (this.#fieldCount > this.columnCount + 1) return;
    this.#places.starts[index] = start;
    this.#places.ends[index] = end;
  }

  #skipLine(from: number): number {
    const at = this.#input.bytes.indexOf(this.#newline, from);
    return at === -1 || at >= this.#to ? this.#to : at + 1;
  }

  #unescape(): void {
    const { bytes } = this.#input;
    const { starts, ends } = this.#places;
    for (const index of this.#escaped) {
      const end = ends[index] as number;
      let to = starts[index] as number;
      for (let from = to; from < end; from++) {
        if (bytes[from] === this.#escape) from++;
        bytes[to++] = bytes[from] as number;
      }
      ends[index] = to;
    }
  }

  #noteLine(): void {
    if (this.rowCount === this.#lines.length) this.#lines = growArray(this.#lines, this.rowCount + 1);
    this.#lines[this.rowCount++] = this.line;
  }

  /** One cell more than the rows need, for the empty field behind the last delimiter. */
  #growPlaces(): void {
    const { starts, ends } = this.#places;
    const larger = makePlaces(Math.max(this.#base + this.columnCount + 1, 2 * starts.length));
    larger.starts.set(starts);
    larger.ends.set(ends);
    Object.assign(this.#places, larger);
  }
}
