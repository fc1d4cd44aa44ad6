/**
 * @file How a column of texts is to be read, as plain data. A reader can propose it from a sample, cast the whole
 * column inside its database, and check that nothing was lost: every value, written back, must be its text again.
 *
 * What a database's lenient casts need on top (DuckDB reads ` 12 `, `+5`, `007` and `1.6` as integers):
 * - `int32`, `int64`: `CAST(cast AS VARCHAR) = text`
 * - `float64`, `decimal`: at most 15 (18) digits, no leading zero or plus sign, and not infinite; texts outside
 *   may still be exact: ask `readsAs`
 * - `datetime`: when `portable`, `strftime(try_strptime(text, format), format) = text`; otherwise leave the
 *   column text and call `interpretText`, which reads each distinct text once.
 * A column that a sample said nothing about may still be readable as a whole: `interpretText` decides.
 */
export type Interpretation =
  | { readonly kind: "int32" | "int64" }
  | { readonly kind: "float64"; readonly decimals?: number }
  | { readonly kind: "decimal"; readonly scale: number }
  | { readonly kind: "boolean"; readonly labels: readonly [no: string, yes: string] }
  | DatetimeInterpretation;

export interface DatetimeInterpretation {
  readonly kind: "datetime";
  readonly part: "datetime" | "date" | "time";
  /** strftime's letters; the most frequent format first. */
  readonly formats: readonly string[];
  readonly zone?: "UTC";
  /** Two-digit years lie in the hundred years from this one. */
  readonly firstYear?: number;
  /** Day and month could change places in every value; the first of `formats` is then only a convention. */
  readonly ambiguous?: true;
  /** One format that any strptime reads in the same way. */
  readonly portable: boolean;
}
