/**
 * @file Two ways from a row to the same table lead to the same row: the customer of a payment is the customer of
 * the rental it pays for. Rows that do not reach the end both ways are not judged.
 */
import { z } from "zod";
import type { Database, Table } from "../../table.ts";
import { broken, kept, skipped } from "../inside/judge-rows.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { findParentRows, NO_KEY } from "./key-rows.ts";
import { getTable, judgeTable, keyOf, keySchema, tablesOf } from "./rule-tables.ts";

const stepSchema = z.strictObject({
  columns: keySchema,
  references: z.strictObject({ table: z.string(), columns: keySchema }),
});
const pathSchema = z.array(stepSchema).min(1).max(8);
export type Path = z.infer<typeof pathSchema>;

const params = z.strictObject({ paths: z.tuple([pathSchema, pathSchema]) });

export const commutingKeys: TablesRuleKind<z.infer<typeof params>> = {
  kind: "commuting-keys",
  summary: "Two ways along foreign keys lead to the same row.",
  tables: { least: 2, most: 32, places: "where both ways begin, then the tables on them" },
  params,
  findFault: ({ tables, params: { paths } }) => {
    const [one, two] = paths.map((path) => path.at(-1)!.references.table);
    if (one !== two) return "the two ways end in different tables";
    const unnamed = paths.flat().find(({ references }) => !tables.includes(references.table));
    return unnamed === undefined
      ? undefined
      : `the rule does not name the table "${unnamed.references.table}"`;
  },
  describe: ({ tables, params: { paths } }) => {
    const [one, two] = paths.map((path) =>
      path.map(({ columns, references }) => `${columns.join("+")} → ${references.table}`).join(" → "),
    );
    return `from ${tables[0]}, ${one} and ${two} lead to the same row`;
  },
  check: (database, rule) => {
    const [start] = tablesOf(database, rule) as [Table];
    const [one, two] = rule.params.paths.map((path) => followPath(database, start, path)) as [
      Int32Array,
      Int32Array,
    ];
    return judgeTable(start, (row) => {
      if (one[row]! < 0 || two[row]! < 0) return skipped;
      return one[row] === two[row] ? kept : broken;
    });
  },
};

/** Per row of the first table, the row it leads to, or a negative number. */
export function followPath(database: Database, start: Table, path: Path): Int32Array {
  let table = start;
  let rows: Int32Array | undefined;
  for (const { columns, references } of path) {
    const parent = getTable(database, references.table);
    const step = findParentRows(keyOf(table, columns), keyOf(parent, references.columns));
    rows = rows === undefined ? step : rows.map((row) => (row < 0 ? NO_KEY : step[row]!));
    table = parent;
  }
  return rows ?? new Int32Array(0);
}
