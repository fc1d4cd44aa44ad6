/**
 * @file Random tables for property tests: every kind of column, with nulls and with the values at the edges of
 * each kind. Columns of text hold what breaks writers: quotes, delimiters, line ends, controls, marks of byte
 * order, letters beyond 16 bits, right-to-left and combining ones.
 */
import fc from "fast-check";
import type { Column, ColumnKind, DatetimeColumn } from "../column/column.ts";
import { Dictionary } from "../column/dictionary.ts";
import { makeTable, type Table } from "../table.ts";

export interface ArbitraryTableOptions {
  readonly kinds?: readonly ColumnKind[];
  readonly minRows?: number;
  readonly maxRows?: number;
  readonly maxColumns?: number;
  readonly minColumns?: number;
  readonly text?: fc.Arbitrary<string>;
  /** Names that differ only by case are never in one table: databases cannot tell them apart. */
  readonly columnName?: fc.Arbitrary<string>;
  /** How often a cell is null, 0 to 1; a column has nulls or not by chance too. */
  readonly nullShare?: number;
}

export const columnKinds = [
  "int32",
  "int64",
  "float64",
  "decimal",
  "boolean",
  "datetime",
  "text",
] as const satisfies readonly ColumnKind[];

const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };
const DIGITS_18 = { min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n };
const DAY_MICROS = 86_400_000_000n;
/** 0001-01-01T00:00 and 9999-12-31T23:59:59.999999. */
const YEARS = { min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n };

export const difficultTexts = [
  "",
  " ",
  '"',
  '""',
  "a,b",
  "tab\tinside",
  "line\nend",
  "line\r\nend",
  "\r",
  " around ",
  "\uFEFFmark",
  "inside\uFEFF",
  "\u0001\u001f\u007f",
  "😀",
  "e\u0301\u0323",
  "שלום عربي",
  "\u202Ereversed",
  "\u2028\u2029",
  "NULL",
  "null",
  "NaN",
  "true",
  "1",
  "007",
  "1e5",
  "2024-01-02",
  "=1+2",
  "\\",
  "\\n",
  "'",
  "{}",
  "<a>&amp;</a>",
] as const;

export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...difficultTexts),
  fc.string({ unit: "grapheme", maxLength: 20 }),
  fc.string({
    unit: fc.constantFrom(",", '"', "\n", "\r", "\t", " ", "a", "é", "😀", ";", "|"),
    maxLength: 8,
  }),
);

const arbitraryFloat = fc.oneof(
  fc.double(),
  fc.constantFrom(0, -0, 1, Number.MIN_VALUE, -Number.MIN_VALUE, Number.MAX_VALUE, 2.2250738585072014e-308),
  fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1e21, 1e-7, 0.1 + 0.2),
  fc.integer({ min: -1e6, max: 1e6 }).map((cents) => cents / 100),
);

export function arbitraryTable(options: ArbitraryTableOptions = {}): fc.Arbitrary<Table> {
  const { minRows = 0, maxRows = 40, minColumns = 1, maxColumns = 8, columnName = arbitraryName } = options;
  const selector = (name: string) => name.toLowerCase();
  const names = fc.uniqueArray(columnName, { minLength: minColumns, maxLength: maxColumns, selector });
  return fc.tuple(names, fc.integer({ min: minRows, max: maxRows })).chain(([chosen, rowCount]) =>
    fc.tuple(...chosen.map(() => arbitraryColumn(rowCount, options))).map((columns) =>
      makeTable(
        "random",
        columns.map((column, i) => [chosen[i] as string, column] as const),
      ),
    ),
  );
}

const arbitraryName = fc.oneof(
  fc.constantFrom("id", "name", "when", "sum total", 'quo"te', "dot.ted", "comma,", "été", "名", "line\nend"),
  fc.string({ maxLength: 12 }).map((text) => `c ${text}.`),
);

export function arbitraryColumn(rowCount: number, options: ArbitraryTableOptions = {}): fc.Arbitrary<Column> {
  const { kinds = columnKinds, nullShare = 0.2 } = options;
  const share = fc.constantFrom(0, nullShare, nullShare === 0 ? 0 : 1);
  return fc
    .constantFrom(...kinds)
    .chain((kind) =>
      fc
        .tuple(arbitraryCells(kind, rowCount, options.text ?? arbitraryText), share)
        .chain(([column, chosenShare]) =>
          arbitraryNulls(rowCount, chosenShare).map((nulls) => hide(column, nulls)),
        ),
    );
}

function arbitraryNulls(rowCount: number, share: number): fc.Arbitrary<Uint8Array | undefined> {
  if (share === 0) return fc.constant(undefined);
  const mark = fc.nat({ max: 99 }).map((n) => (n < share * 100 ? 1 : 0));
  return cells(mark, rowCount).map((marks) => Uint8Array.from(marks));
}

/** Null cells hold zero, as everywhere. */
function hide(column: Column, nulls: Uint8Array | undefined): Column {
  if (nulls === undefined || !nulls.includes(1)) return column;
  const values = column.kind === "text" ? column.codes.slice() : column.values.slice();
  const zero = values instanceof BigInt64Array ? 0n : 0;
  nulls.forEach((mark, row) => {
    if (mark === 1) values[row] = zero;
  });
  return { ...column, ...(column.kind === "text" ? { codes: values } : { values }), nulls } as Column;
}

function arbitraryCells(kind: ColumnKind, length: number, text: fc.Arbitrary<string>): fc.Arbitrary<Column> {
  switch (kind) {
    case "int32":
      return cells(extremes(fc.integer(), -(2 ** 31), 2 ** 31 - 1, 0), length).map((values) => ({
        kind,
        length,
        values: Int32Array.from(values),
      }));
    case "int64":
      return cells(bigints(INT64), length).map((values) => ({ kind, length, values: big(values) }));
    case "float64":
      return cells(arbitraryFloat, length).map((values) => ({
        kind,
        length,
        values: Float64Array.from(values),
      }));
    case "decimal":
      return fc
        .tuple(cells(bigints(DIGITS_18), length), fc.integer({ min: 1, max: 18 }))
        .map(([values, scale]) => ({ kind, length, values: big(values), scale }));
    case "boolean":
      return cells(fc.constantFrom(0, 1), length).map((values) => ({
        kind,
        length,
        values: Uint8Array.from(values),
      }));
    case "datetime":
      return arbitraryTimes(length);
    case "text":
      return arbitraryTexts(length, text);
  }
}

function arbitraryTimes(length: number): fc.Arbitrary<DatetimeColumn> {
  const base = { kind: "datetime", length } as const;
  const instants = fc.oneof(
    bigints(YEARS),
    fc.bigInt({ min: 0n, max: 2n ** 31n }).map((seconds) => seconds * 1_000_000n),
  );
  const local = cells(instants, length).map(
    (values) => ({ ...base, part: "datetime", values: big(values) }) as const,
  );
  return fc.oneof(
    local,
    local.map((column) => ({ ...column, zone: "UTC" })),
    cells(instants, length).map((values) => ({
      ...base,
      part: "date" as const,
      values: big(values.map(toMidnight)),
    })),
    cells(bigints({ min: 0n, max: DAY_MICROS - 1n }), length).map((values) => ({
      ...base,
      part: "time" as const,
      values: big(values),
    })),
  );
}

function toMidnight(micros: bigint): bigint {
  const ofDay = micros % DAY_MICROS;
  return micros - (ofDay < 0n ? ofDay + DAY_MICROS : ofDay);
}

function arbitraryTexts(length: number, text: fc.Arbitrary<string>): fc.Arbitrary<Column> {
  return fc.uniqueArray(text, { minLength: 1, maxLength: 12 }).chain((texts) =>
    cells(fc.nat({ max: texts.length - 1 }), length).map((codes) => ({
      kind: "text",
      length,
      codes: Int32Array.from(codes),
      dictionary: Dictionary.of(texts),
    })),
  );
}

function cells<T>(cell: fc.Arbitrary<T>, length: number): fc.Arbitrary<T[]> {
  return fc.array(cell, { minLength: length, maxLength: length });
}

function bigints(range: { min: bigint; max: bigint }): fc.Arbitrary<bigint> {
  return extremes(fc.bigInt(range), range.min, range.max, 0n);
}

function extremes<T>(values: fc.Arbitrary<T>, ...edges: readonly T[]): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: values, weight: 4 }, { arbitrary: fc.constantFrom(...edges), weight: 1 });
}

function big(values: readonly bigint[]): BigInt64Array {
  return BigInt64Array.from(values);
}
