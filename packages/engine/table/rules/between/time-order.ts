/**
 * @file A time of the child lies after (or before) one of its parent: a delivery after its order. A date and a time
 * of the same day are in order either way.
 */
import { z } from "zod";
import type { Column } from "../../column/column.ts";
import { getColumn, type Table } from "../../table.ts";
import { broken, kept, skipped } from "../inside/judge-rows.ts";
import { MICROS_PER_UNIT } from "../inside/time-units.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { findParentRows } from "./key-rows.ts";
import { judgeTable, keyOf, keySchema, numbersIn, tablesOf, writeKey } from "./rule-tables.ts";

const params = z.strictObject({
  foreignKey: keySchema,
  key: keySchema,
  childColumn: z.string(),
  parentColumn: z.string(),
  first: z.enum(["parent", "child"]).default("parent"),
  strict: z.boolean().default(false),
});

export const timeOrder: TablesRuleKind<z.infer<typeof params>> = {
  kind: "time-order",
  summary: "A time of the child is never before that of its parent, or never after it.",
  tables: { least: 2, most: 2, places: "the child, then the parent" },
  params,
  findFault: ({ params: { foreignKey, key } }) =>
    foreignKey.length === key.length ? undefined : "both keys need the same number of columns",
  describe: ({ tables: [child, parent], params: { childColumn, parentColumn, first, strict } }) => {
    const order = first === "parent" ? (strict ? "after" : "not before") : strict ? "before" : "not after";
    return `${writeKey(child, [childColumn])} is ${order} ${writeKey(parent, [parentColumn])}`;
  },
  check: (database, rule) => {
    const [child, parent] = tablesOf(database, rule) as [Table, Table];
    const { foreignKey, key, childColumn, parentColumn, first, strict } = rule.params;
    const rows = findParentRows(keyOf(child, foreignKey), keyOf(parent, key));
    const [own, others] = alignDays(
      [getColumn(child, childColumn), numbersIn(child, childColumn, rule.kind)],
      [getColumn(parent, parentColumn), numbersIn(parent, parentColumn, rule.kind)],
    );
    return judgeTable(child, (row) => {
      const gap =
        rows[row]! < 0 ? Number.NaN : (own[row]! - others[rows[row]!]!) * (first === "parent" ? 1 : -1);
      if (Number.isNaN(gap)) return skipped;
      return gap > 0 || (gap === 0 && !strict) ? kept : broken;
    });
  },
};

type Times = readonly [Column, Float64Array];

/** Both as days when one of them is a date. */
export function alignDays(a: Times, b: Times): [Float64Array, Float64Array] {
  const days = [a, b].filter(([column]) => column.kind === "datetime" && column.part === "date").length;
  if (days !== 1) return [a[1], b[1]];
  const floor = (value: number) => Math.floor(value / MICROS_PER_UNIT.day);
  return [a[1].map(floor), b[1].map(floor)];
}
