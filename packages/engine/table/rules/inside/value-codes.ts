/**
 * @file Values as small whole numbers: equal values have equal codes, null has code 0. Grouping, comparing and
 * counting combinations then work on Int32Arrays whatever the column holds. Texts take the codes of their
 * dictionary; numbers and times are hashed by their 64 bits, so wide integers stay exact.
 */
import type { Column, TextColumn } from "../../column/column.ts";
import { isMeasurable, type MeasurableColumn, toNumbers } from "../../column/numbers.ts";
import { PairCoder } from "./pair-coder.ts";

export interface Codes {
  readonly codes: Int32Array;
  /** Codes lie in [0, count); not every one need occur. */
  readonly count: number;
}

const codesOf = new WeakMap<Column, Codes>();

/** Computed once per column and kept. */
export function codeValues(column: Column): Codes {
  let codes = codesOf.get(column);
  if (codes === undefined) {
    codes = codeTogether([column])[0] as Codes;
    codesOf.set(column, codes);
  }
  return codes;
}

/** Codes that mean the same value in each of the columns. A text never equals a number. */
export function codeTogether(columns: readonly Column[]): Codes[] {
  const texts = columns.filter((column) => column.kind === "text");
  const measured = columns.filter(isMeasurable);
  const textCodes = codeTexts(texts);
  const offset = measured.length > 0 ? (textCodes[0]?.count ?? 1) - 1 : 0;
  const numberCodes = codeMeasured(measured, offset);
  const count = Math.max(textCodes[0]?.count ?? 1, numberCodes[0]?.count ?? 1);
  let text = 0;
  let number = 0;
  return columns.map((column) => {
    const { codes } = (column.kind === "text" ? textCodes[text++] : numberCodes[number++]) as Codes;
    return { codes, count };
  });
}

/** One code per combination of codes. */
export function combineCodes([first, ...rest]: readonly Codes[]): Codes {
  if (first === undefined) throw new TypeError("nothing to combine");
  return rest.reduce(combinePair, first);
}

/** How often each code occurs. */
export function countCodes({ codes, count }: Codes): Int32Array {
  const counts = new Int32Array(count);
  for (let row = 0; row < codes.length; row++) counts[codes[row]!]! += 1;
  return counts;
}

/** A table of all pairs is quicker than a hash as long as it is not much larger than the rows. */
function combinePair(a: Codes, b: Codes): Codes {
  const rows = a.codes.length;
  const combined = new Int32Array(rows);
  if (a.count * b.count <= 4 * rows + 65_536) {
    const known = new Int32Array(a.count * b.count);
    let count = 0;
    for (let row = 0; row < rows; row++) {
      const place = a.codes[row]! * b.count + b.codes[row]!;
      const code = known[place]!;
      if (code === 0) known[place] = ++count;
      combined[row] = (code === 0 ? count : code) - 1;
    }
    return { codes: combined, count };
  }
  const coder = new PairCoder();
  for (let row = 0; row < rows; row++) combined[row] = coder.code(a.codes[row]!, b.codes[row]!) - 1;
  return { codes: combined, count: coder.size };
}

function codeTexts(columns: readonly TextColumn[]): Codes[] {
  const [first] = columns;
  if (columns.every(({ dictionary }) => dictionary === first?.dictionary))
    return columns.map((column) => shiftCodes(column, undefined, column.dictionary.size + 1));
  const known = new Map<string, number>();
  const places = columns.map(({ dictionary }) =>
    Int32Array.from(dictionary.texts(), (text) => {
      const code = known.get(text) ?? known.size + 1;
      known.set(text, code);
      return code;
    }),
  );
  return columns.map((column, index) => shiftCodes(column, places[index], known.size + 1));
}

function shiftCodes(
  { codes, nulls, length }: TextColumn,
  places: Int32Array | undefined,
  count: number,
): Codes {
  const shifted = new Int32Array(length);
  for (let row = 0; row < length; row++)
    if (nulls?.[row] !== 1) shifted[row] = places === undefined ? codes[row]! + 1 : places[codes[row]!]!;
  return { codes: shifted, count };
}

function codeMeasured(columns: readonly MeasurableColumn[], offset: number): Codes[] {
  return codeSmallIntegers(columns, offset) ?? codeWords(columns, offset);
}

/** Whole numbers of a narrow range need no hash: the code is the distance from the smallest. */
function codeSmallIntegers(columns: readonly MeasurableColumn[], offset: number): Codes[] | undefined {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  let rows = 0;
  for (const column of columns) {
    if (column.kind !== "int32" && column.kind !== "boolean") return undefined;
    rows += column.length;
    for (let row = 0; row < column.length; row++) {
      const value = column.values[row]!;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  }
  if (rows === 0) return columns.map(({ length }) => ({ codes: new Int32Array(length), count: offset + 1 }));
  if (most - least > 4 * rows + 65_536) return undefined;
  const count = offset + most - least + 2;
  return columns.map(({ values, nulls, length }) => {
    const codes = new Int32Array(length);
    for (let row = 0; row < length; row++)
      if (nulls?.[row] !== 1) codes[row] = Number(values[row]) - least + 1 + offset;
    return { codes, count };
  });
}

function codeWords(columns: readonly MeasurableColumn[], offset: number): Codes[] {
  const coder = new PairCoder();
  const words = columns.map(
    columns.every((column) => isExactAlike(column, columns[0])) ? exactWords : floatWords,
  );
  const coded = columns.map(({ nulls, length }, index) => {
    const codes = new Int32Array(length);
    const pairs = words[index] as Int32Array;
    for (let row = 0; row < length; row++)
      if (nulls?.[row] !== 1) codes[row] = coder.code(pairs[2 * row]!, pairs[2 * row + 1]!) + offset;
    return codes;
  });
  return coded.map((codes) => ({ codes, count: coder.size + 1 + offset }));
}

/** Both hold 64-bit integers of the same unit, so equal values have equal bits. */
function isExactAlike(column: MeasurableColumn, other: MeasurableColumn | undefined): boolean {
  if (!(column.values instanceof BigInt64Array) || column.kind !== other?.kind) return false;
  return column.kind !== "decimal" || (other.kind === "decimal" && column.scale === other.scale);
}

function exactWords({ values }: MeasurableColumn): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset, values.length * 2);
}

/** Adding 0 turns -0 into 0, whose bits differ though they are equal. */
function floatWords(column: MeasurableColumn): Int32Array {
  const numbers = toNumbers(column);
  const positive = new Float64Array(numbers.length);
  for (let row = 0; row < numbers.length; row++) positive[row] = numbers[row]! + 0;
  return new Int32Array(positive.buffer);
}
