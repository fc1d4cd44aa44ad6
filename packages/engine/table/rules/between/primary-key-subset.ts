/**
 * @file Tables that extend some rows of a main table, told by one of its columns: a row of `student` is a `person`
 * whose role is "student" (SDMetrics' PrimaryToPrimaryKeySubset).
 */
import { z } from "zod";
import { getColumn, type Table } from "../../table.ts";
import { broken, judgeRows, kept } from "../inside/judge-rows.ts";
import { matchValues, valueSchema } from "../inside/match-values.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { findParentRows } from "./key-rows.ts";
import { joinVerdicts, keyOf, keySchema, tablesOf, writeKey } from "./rule-tables.ts";

const params = z.strictObject({
  key: keySchema,
  /** Of the main table. */
  column: z.string(),
  subsets: z.array(z.strictObject({ key: keySchema, values: z.array(valueSchema).min(1) })).min(1),
});

export const primaryKeySubset: TablesRuleKind<z.infer<typeof params>> = {
  kind: "primary-key-subset",
  summary: "A table extends those rows of a main table that have certain values in a column.",
  tables: { least: 2, most: 64, places: "the main table, then those that extend it" },
  params,
  findFault: ({ tables, params: { key, subsets } }) => {
    if (subsets.length !== tables.length - 1) return "every table but the first needs one subset";
    return subsets.some((subset) => subset.key.length !== key.length)
      ? "all keys need the same number of columns"
      : undefined;
  },
  describe: ({ tables: [main, ...others], params: { column, subsets } }) =>
    subsets
      .map(
        ({ key, values }, place) =>
          `${writeKey(others[place], key)} is in ${main} with ${column} ${values.join(" or ")}`,
      )
      .join("; "),
  check: (database, rule) => {
    const [main, ...others] = tablesOf(database, rule) as [Table, ...Table[]];
    const { key, column, subsets } = rule.params;
    return joinVerdicts(
      others.map((table, place) => {
        const { key: own, values } = subsets[place]!;
        const rows = findParentRows(keyOf(table, own), keyOf(main, key));
        const isAllowed = matchValues(getColumn(main, column), values);
        const judge = (row: number) => (rows[row]! >= 0 && isAllowed[rows[row]!] === 1 ? kept : broken);
        return [table.name, judgeRows(table, judge)] as const;
      }),
    );
  },
};
