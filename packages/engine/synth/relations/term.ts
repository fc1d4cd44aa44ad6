/** @file What formulas and copies add up: a column, or the date that a year, a month and a day make. */
import { z } from "zod";
import { isMeasurable, type Table, toNumbers } from "../../table/index.ts";
import { readCalendar } from "./calendar-columns.ts";

export const termSchema = z.strictObject({
  /** With `calendar` the year. */
  column: z.string(),
  factor: z.number(),
  /** A time counts from the beginning of its day. */
  floorTo: z.number().positive().optional(),
  calendar: z.strictObject({ month: z.string(), day: z.string() }).optional(),
});

export type Term = z.infer<typeof termSchema>;

export function columnsOfTerms(terms: readonly Term[]): string[] {
  return terms.flatMap(({ column, calendar }) =>
    calendar === undefined ? [column] : [column, calendar.month, calendar.day],
  );
}

/** Times in microseconds; NaN for null. */
export function readTerm(table: Table, { column: name, factor, floorTo, calendar }: Term): Float64Array {
  if (calendar !== undefined) return scale(readCalendar(table, { year: name, ...calendar }), factor);
  const column = table.columns.get(name);
  if (column === undefined || !isMeasurable(column)) return new Float64Array(table.rowCount).fill(Number.NaN);
  const numbers = toNumbers(column);
  if (floorTo !== undefined) return numbers.map((value) => Math.floor(value / floorTo) * floorTo * factor);
  return scale(numbers, factor);
}

function scale(numbers: Float64Array, factor: number): Float64Array {
  return factor === 1 ? numbers : numbers.map((value) => value * factor);
}

/** NaN where any term is. */
export function addTerms(table: Table, terms: readonly Term[]): Float64Array {
  const [first, ...others] = terms.map((term) => readTerm(table, term));
  if (others.length === 0) return first!;
  const sum = Float64Array.from(first!);
  for (const numbers of others) for (let row = 0; row < sum.length; row++) sum[row]! += numbers[row]!;
  return sum;
}
