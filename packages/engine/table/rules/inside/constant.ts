/**
 * @file Every row has one and the same value; null is a value. Without a listed one it is the most frequent value
 * of the real table.
 */
import { z } from "zod";
import type { RuleKind } from "../rule-kind.ts";
import { broken, judgeRows, kept } from "./judge-rows.ts";
import { matchValues, valueSchema } from "./match-values.ts";
import { columnsOf } from "./rule-columns.ts";
import { codeTogether, countCodes } from "./value-codes.ts";

const params = z.strictObject({ value: valueSchema.optional() });

export const constant: RuleKind<z.infer<typeof params>> = {
  kind: "constant",
  summary: "Every row has the same value.",
  columns: { least: 1, most: 1, places: "the column" },
  params,
  describe: ({ columns: [column], params: { value } }) =>
    value === null
      ? `${column} is always empty`
      : `${column} is always ${value === undefined ? "the same" : value}`,
  check: (table, rule, { reference = table }) => {
    const column = columnsOf(table, rule)[0]!;
    const { value } = rule.params;
    if (value !== undefined) {
      const matches = matchValues(column, [value]);
      return judgeRows(table, (row) => (matches[row] === 1 ? kept : broken));
    }
    const [real, judged] = codeTogether([columnsOf(reference, rule)[0]!, column]);
    const counts = countCodes(real!);
    const usual = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
    return judgeRows(table, (row) => (judged!.codes[row] === usual ? kept : broken));
  },
};
