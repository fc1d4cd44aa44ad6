/** @file Descriptions that may fit one person only, such as "older than 88, divorced, from Peru". */
import { remember } from "../../sides/remember.ts";
import type { RowColumn, Rows } from "../neighbours/index.ts";

export type Comparison = "equal" | "unequal" | "least" | "most" | "above" | "below" | "missing" | "present";

/** A missing value fits nothing but `missing`. */
export interface Condition {
  readonly column: number;
  readonly comparison: Comparison;
  /** A number, or the code of a category. */
  readonly value: number;
}

/** All of its conditions hold. */
export type Predicate = readonly Condition[];

export function nameCondition({ column, comparison, value }: Condition): string {
  return `${column} ${comparison} ${value}`;
}

/** Rows that fit; stops counting at `most`. */
export function countMatches(rows: Rows, predicate: Predicate, most = rows.count): number {
  const conditions = predicate.map((condition) => ({
    ...condition,
    values: valuesOf(rows.columns[condition.column] as RowColumn),
  }));
  let count = 0;
  for (let row = 0; row < rows.count && count < most; row++) {
    let fits = true;
    for (let at = 0; fits && at < conditions.length; at++) {
      const { values, comparison, value } = conditions[at] as (typeof conditions)[number];
      fits = compare(values[row] as number, comparison, value);
    }
    if (fits) count++;
  }
  return count;
}

/** One bit for each row, set where the condition holds. */
export function fillFitting(
  rows: Rows,
  { column, comparison, value }: Condition,
  bits: Uint32Array,
): Uint32Array {
  const values = valuesOf(rows.columns[column] as RowColumn);
  for (let row = 0; row < rows.count; row++)
    if (compare(values[row] as number, comparison, value)) {
      const word = row >>> 5;
      bits[word] = (bits[word] as number) | (1 << (row & 31));
    }
  return bits;
}

/** NaN compares false with everything. */
function compare(own: number, comparison: Comparison, value: number): boolean {
  switch (comparison) {
    case "equal":
      return own === value;
    case "least":
      return own >= value;
    case "most":
      return own <= value;
    case "above":
      return own > value;
    case "below":
      return own < value;
    case "unequal":
      return own < value || own > value;
    case "missing":
      return Number.isNaN(own);
    case "present":
      return !Number.isNaN(own);
  }
}

/** Numbers, or codes, NaN where missing. */
export const valuesOf = remember(
  (column: RowColumn): Float64Array =>
    column.kind === "number"
      ? column.values
      : Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : code)),
);
