/**
 * @file What detectors of relations look at: a sample of the rows, drawn by a fixed seed, in which values are small
 * whole numbers. Relations are found in the sample and then counted on all rows.
 */
import { drawWithoutReplacement, type Random } from "../../../base/index.ts";
import type { Column } from "../../column/column.ts";
import { isMeasurable, toNumbers } from "../../column/numbers.ts";
import { takeColumn } from "../../column/take.ts";
import { type Codes, codeValues } from "../../rules/inside/value-codes.ts";
import type { TableProfile } from "../../rules/rule-kind.ts";
import type { Table } from "../../table.ts";
import type { ColumnProfile } from "../detection.ts";

/** What may be compared and added: numbers with numbers, times with times; `clock` is a time of day. */
export type Family = "number" | "truth" | "time" | "clock" | "text";

export interface ViewColumn {
  readonly name: string;
  readonly family: Family;
  readonly profile: ColumnProfile;
  /** All rows. */
  readonly column: Column;
  /** The sampled rows. */
  readonly sample: Column;
  /** Of the sampled rows, without gaps: null is 0, values count from 1. */
  readonly codes: Codes;
  /** Of the sampled rows, NaN for null; empty for text. */
  readonly numbers: Float64Array;
  readonly nonNullCount: number;
  /** Every value occurs once, or nearly. */
  readonly isKey: boolean;
}

export interface RelationView {
  readonly table: Table;
  readonly rowCount: number;
  /** The sampled rows, ascending. */
  readonly rows: Int32Array;
  /** Columns with at least two values, in the order of the table. */
  readonly columns: readonly ViewColumn[];
  readonly random: Random;
}

/** Cells sampled in all; a column gets 5,000 rows of them up to 200 columns, and never fewer than 1,000. */
const SAMPLED_CELLS = 1_000_000;
const MOST_ROWS = 5_000;
const LEAST_ROWS = 1_000;
/** Above this share of different values a column names its rows. */
const KEY_SHARE = 0.95;

export function viewRelations({ table, columns }: TableProfile, random: Random): RelationView {
  const { rowCount } = table;
  const wanted = Math.max(
    LEAST_ROWS,
    Math.min(MOST_ROWS, Math.floor(SAMPLED_CELLS / Math.max(1, columns.size))),
  );
  const rows = sampleRows(rowCount, wanted, random.stream("rows"));
  const varied = [...columns.values()].filter(
    ({ distinctCount, nullCount }) => distinctCount > 1 || (distinctCount === 1 && nullCount > 0),
  );
  return { table, rowCount, rows, columns: varied.map((profile) => viewColumn(profile, rows)), random };
}

export function viewColumn(profile: ColumnProfile, rows: Int32Array): ViewColumn {
  const { name, column, rowCount, nullCount, distinctCount } = profile;
  const sample = rows.length === rowCount ? column : takeColumn(column, rows);
  const nonNullCount = rowCount - nullCount;
  return {
    name,
    family: familyOf(column),
    profile,
    column,
    sample,
    codes: closeGaps(codeValues(sample)),
    numbers: isMeasurable(sample) ? toNumbers(sample) : new Float64Array(0),
    nonNullCount,
    isKey: distinctCount > 2 && distinctCount >= KEY_SHARE * nonNullCount,
  };
}

export function familyOf(column: Column): Family {
  switch (column.kind) {
    case "text":
      return "text";
    case "boolean":
      return "truth";
    case "datetime":
      return column.part === "time" ? "clock" : "time";
    default:
      return "number";
  }
}

function sampleRows(rowCount: number, wanted: number, random: Random): Int32Array {
  if (rowCount <= wanted) return Int32Array.from({ length: rowCount }, (_, row) => row);
  return Int32Array.from(drawWithoutReplacement(random, { count: wanted, total: rowCount })).sort();
}

/** A sample of a large dictionary uses few of its codes. */
export function closeGaps({ codes, count }: Codes): Codes {
  const place = new Int32Array(count).fill(-1);
  place[0] = 0;
  let next = 1;
  const closed = codes.map((code) => {
    if (place[code] === -1) place[code] = next++;
    return place[code]!;
  });
  return { codes: closed, count: next };
}
