/**
 * @file A value lies between two others: of the same row (columns low, value, high; SDMetrics' Range, where low
 * and high are compared too when the value is missing) or fixed ones (one column and `low`, `high`). Bounds count
 * as inside unless strict; nulls are not judged.
 */
import { z } from "zod";
import { toNumbers } from "../../column/numbers.ts";
import type { RuleKind } from "../rule-kind.ts";
import { checkAscending } from "./inequality.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { scalarSchema, toNumber } from "./match-values.ts";
import { measurableColumnsOf, numbersOf } from "./rule-columns.ts";

const params = z.strictObject({
  low: scalarSchema.optional(),
  high: scalarSchema.optional(),
  strict: z.boolean().default(false),
});

export const range: RuleKind<z.infer<typeof params>> = {
  kind: "range",
  summary: "A value lies between two columns of its row, or between two constants.",
  columns: { least: 1, most: 3, places: "the low bound, the value and the high bound, or the value alone" },
  params,
  findFault: ({ columns, params: { low, high } }) => {
    const bounds = [low, high].filter((bound) => bound !== undefined).length;
    if (columns.length === 2) return "a range has three columns, or one column and constants";
    if (columns.length === 3) return bounds > 0 ? "a range between columns takes no constants" : undefined;
    return bounds === 0 ? "a range of one column needs `low`, `high` or both" : undefined;
  },
  describe: ({ columns, params: { low, high, strict } }) => {
    const [first, value = first, last] = columns;
    const how = strict ? "strictly between" : "between";
    if (columns.length === 3) return `${value} lies ${how} ${first} and ${last}`;
    if (low === undefined) return `${first} is ${strict ? "less than" : "at most"} ${high}`;
    if (high === undefined) return `${first} is ${strict ? "greater than" : "at least"} ${low}`;
    return `${first} lies ${how} ${low} and ${high}`;
  },
  check: (table, rule) => {
    const { low, high, strict } = rule.params;
    if (rule.columns.length === 3) return checkAscending(table.rowCount, numbersOf(table, rule), strict);
    const column = measurableColumnsOf(table, rule)[0]!;
    const numbers = toNumbers(column);
    const least = low === undefined ? Number.NEGATIVE_INFINITY : toNumber(column, low);
    const most = high === undefined ? Number.POSITIVE_INFINITY : toNumber(column, high);
    return judgeRows(table, (row) => {
      const value = numbers[row]!;
      if (Number.isNaN(value)) return skipped;
      const isInside = strict ? value > least && value < most : value >= least && value <= most;
      return isInside ? kept : broken;
    });
  },
};
