/**
 * @file Only patterns of nulls that occur in the real table may occur: SDMetrics' FixedNullCombinations. For the
 * columns in `valuesOf` (there: all categorical ones) the values must occur under that pattern too.
 */
import { z } from "zod";
import type { BooleanColumn, Column } from "../../column/column.ts";
import type { RuleKind } from "../rule-kind.ts";
import { findUnseen } from "./find-unseen.ts";
import { joinNames } from "./fixed-combinations.ts";
import { broken, judgeRows, kept } from "./judge-rows.ts";
import { columnsOf } from "./rule-columns.ts";

const params = z.strictObject({ valuesOf: z.array(z.string()).default([]) });

export const fixedNullCombinations: RuleKind<z.infer<typeof params>> = {
  kind: "fixed-null-combinations",
  summary: "Only patterns of missing values that occur in the real data may occur.",
  columns: { least: 2, most: 64, places: "the columns that are missing together" },
  params,
  findFault: ({ columns, params: { valuesOf } }) =>
    valuesOf.every((name) => columns.includes(name))
      ? undefined
      : "`valuesOf` names a column outside the rule",
  describe: ({ columns }) => `${joinNames(columns)} are missing only in patterns that the real data have`,
  check: (table, rule, context) => {
    const read = (column: Column, index: number): Column[] => {
      const isFixed = rule.params.valuesOf.includes(rule.columns[index] as string);
      return isFixed ? [toPresence(column), column] : [toPresence(column)];
    };
    const columns = columnsOf(table, rule).flatMap(read);
    const reference =
      context.reference === undefined ? columns : columnsOf(context.reference, rule).flatMap(read);
    const isUnseen = findUnseen(reference, columns);
    return judgeRows(table, (row) => (isUnseen[row] === 1 ? broken : kept));
  },
};

/** The null mask as a column. */
function toPresence({ length, nulls }: Column): BooleanColumn {
  return { kind: "boolean", length, values: nulls ?? new Uint8Array(length) };
}
