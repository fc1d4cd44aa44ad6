/**
 * @file Each column is at most the next. As in SDMetrics' Inequality and ChainedInequality a null is neither more
 * nor less than anything: the comparison looks past it to the last value before it. Two times written to
 * different precision are compared to the coarser one: a date is not before noon of the same day.
 */
import { z } from "zod";
import type { DatetimeColumn } from "../../column/column.ts";
import { type MeasurableColumn, toNumbers } from "../../column/numbers.ts";
import type { RuleKind, RuleVerdict } from "../rule-kind.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { holdsTime, measurableColumnsOf } from "./rule-columns.ts";
import { MICROS_PER_UNIT } from "./time-units.ts";

const params = z.strictObject({ strict: z.boolean().default(false) });

export const inequality: RuleKind<z.infer<typeof params>> = {
  kind: "inequality",
  summary: "Each column is smaller than the next, or equal to it unless strict.",
  columns: { least: 2, most: 64, places: "from the smallest to the largest" },
  params,
  describe: ({ columns, params: { strict } }, table) =>
    describeOrder(columns, strict, holdsTime(table, columns[0])),
  check: (table, rule) => {
    const columns = measurableColumnsOf(table, rule);
    return checkAscending(table.rowCount, alignPrecision(columns), rule.params.strict);
  },
};

export function checkAscending(
  rowCount: number,
  columns: readonly Float64Array[],
  isStrict: boolean,
): RuleVerdict {
  const [first, second] = columns;
  if (columns.length === 2 && first !== undefined && second !== undefined)
    return judgeRows({ rowCount }, (row) => {
      const low = first[row]!;
      const high = second[row]!;
      if (low < high || (low === high && !isStrict)) return kept;
      return low >= high ? broken : skipped;
    });
  return judgeRows({ rowCount }, (row) => {
    let last = Number.NaN;
    let compared = 0;
    for (const numbers of columns) {
      const value = numbers[row]!;
      if (Number.isNaN(value)) continue;
      if (last > value || (isStrict && last === value)) return broken;
      compared += 1;
      last = value;
    }
    return compared > 1 ? kept : skipped;
  });
}

function describeOrder(columns: readonly string[], isStrict: boolean, isTime: boolean): string {
  const [low, high] = columns;
  if (columns.length > 2)
    return `${columns.join(isStrict ? " < " : " ≤ ")}${isTime ? ", in the order of time" : ""}`;
  if (isTime) return isStrict ? `${high} is always after ${low}` : `${high} is never before ${low}`;
  return isStrict ? `${high} is always greater than ${low}` : `${high} is never less than ${low}`;
}

/** The numbers to compare, of two times to the coarser precision of the two. */
export function alignPrecision(columns: readonly MeasurableColumn[]): Float64Array[] {
  const numbers = columns.map(toNumbers);
  const [low, high] = columns;
  if (columns.length !== 2 || low?.kind !== "datetime" || high?.kind !== "datetime") return numbers;
  const [lowMicros, highMicros] = [precisionOf(low), precisionOf(high)];
  const coarser = Math.max(lowMicros, highMicros);
  return [
    lowMicros < coarser ? floorTo(numbers[0]!, coarser) : numbers[0]!,
    highMicros < coarser ? floorTo(numbers[1]!, coarser) : numbers[1]!,
  ];
}

function precisionOf({ part, format }: DatetimeColumn): number {
  if (part === "date") return MICROS_PER_UNIT.day;
  if (format === undefined || /%[fSsTXc]/.test(format)) return 1;
  return /%[MR]/.test(format) ? MICROS_PER_UNIT.minute : MICROS_PER_UNIT.hour;
}

function floorTo(values: Float64Array, unit: number): Float64Array {
  return values.map((value) => Math.floor(value / unit) * unit);
}
