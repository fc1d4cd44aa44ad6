/**
 * @file A column: typed values and a null mask. The mask alone says what is null (1 = null); the value under it
 * is zero and means nothing. An empty string is a value, not a null. Columns are immutable by agreement, so
 * slices share memory.
 */
import type { Dictionary } from "./dictionary.ts";

interface ColumnBase {
  readonly length: number;
  /** 1 where the value is missing; absent when nothing is. */
  readonly nulls?: Uint8Array;
}

export interface Int32Column extends ColumnBase {
  readonly kind: "int32";
  readonly values: Int32Array;
}

/** Whole numbers that do not all fit 32 bits. */
export interface Int64Column extends ColumnBase {
  readonly kind: "int64";
  readonly values: BigInt64Array;
}

export interface Float64Column extends ColumnBase {
  readonly kind: "float64";
  readonly values: Float64Array;
  /** Digits behind the point that every value fits, when there is such a number. */
  readonly decimals?: number;
}

/** Exact decimals: the value is `values[i] / 10^scale`. Up to 18 digits; longer ones stay text. */
export interface DecimalColumn extends ColumnBase {
  readonly kind: "decimal";
  readonly values: BigInt64Array;
  readonly scale: number;
}

export interface BooleanColumn extends ColumnBase {
  readonly kind: "boolean";
  readonly values: Uint8Array;
}

/** Microseconds since 1970-01-01T00:00 (`time`: since midnight), in `zone`, or in local time without one. */
export interface DatetimeColumn extends ColumnBase {
  readonly kind: "datetime";
  readonly values: BigInt64Array;
  readonly part: "datetime" | "date" | "time";
  /** How it was written, in strftime's letters, when it came from text. */
  readonly format?: string;
  /** Further formats of a column that mixes several; `format` is the most frequent. */
  readonly otherFormats?: readonly string[];
  /** `UTC` for instants; absent for wall-clock times. */
  readonly zone?: string;
}

export interface TextColumn extends ColumnBase {
  readonly kind: "text";
  readonly codes: Int32Array;
  readonly dictionary: Dictionary;
}

export type NumberColumn = Int32Column | Int64Column | Float64Column | DecimalColumn;
export type Column = NumberColumn | BooleanColumn | DatetimeColumn | TextColumn;
export type ColumnKind = Column["kind"];
/** What one cell is as a JavaScript value; datetimes and wide integers as bigint, decimals as text. */
export type CellValue = number | bigint | boolean | string | null;

export function isNull(column: Column, row: number): boolean {
  return column.nulls?.[row] === 1;
}

export function countNulls({ nulls }: Column): number {
  if (nulls === undefined) return 0;
  let count = 0;
  for (const mark of nulls) count += mark;
  return count;
}

export function isNumeric(column: Column): column is NumberColumn {
  return ["int32", "int64", "float64", "decimal"].includes(column.kind);
}
