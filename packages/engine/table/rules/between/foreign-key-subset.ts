/**
 * @file A foreign key may lead to certain rows of the parent only, told by one of its columns: an invoice belongs to
 * an account that is open (SDMetrics' ForeignToPrimaryKeySubset). Rows without a parent are not judged here.
 */
import { z } from "zod";
import { getColumn, type Table } from "../../table.ts";
import { broken, kept, skipped } from "../inside/judge-rows.ts";
import { matchValues, valueSchema } from "../inside/match-values.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { findParentRows } from "./key-rows.ts";
import { judgeTable, keyOf, keySchema, tablesOf, writeKey } from "./rule-tables.ts";

const params = z.strictObject({
  foreignKey: keySchema,
  key: keySchema,
  /** Of the parent. */
  column: z.string(),
  values: z.array(valueSchema).min(1),
});

export const foreignKeySubset: TablesRuleKind<z.infer<typeof params>> = {
  kind: "foreign-key-subset",
  summary: "A foreign key leads only to parents with certain values in a column.",
  tables: { least: 2, most: 2, places: "the child, then the parent" },
  params,
  findFault: ({ params: { foreignKey, key } }) =>
    foreignKey.length === key.length ? undefined : "both keys need the same number of columns",
  describe: ({ tables: [child, parent], params: { foreignKey, column, values } }) =>
    `${writeKey(child, foreignKey)} leads to rows of ${parent} whose ${column} is ${values.join(" or ")}`,
  check: (database, rule) => {
    const [child, parent] = tablesOf(database, rule) as [Table, Table];
    const { foreignKey, key, column, values } = rule.params;
    const rows = findParentRows(keyOf(child, foreignKey), keyOf(parent, key));
    const isAllowed = matchValues(getColumn(parent, column), values);
    return judgeTable(child, (row) => {
      const found = rows[row]!;
      return found < 0 ? skipped : isAllowed[found] === 1 ? kept : broken;
    });
  },
};
