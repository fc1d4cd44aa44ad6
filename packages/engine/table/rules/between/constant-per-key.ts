/**
 * @file Rows with the same key agree in certain columns: a table that repeats what belongs to somebody else
 * (SDMetrics' DenormalizedTable). Null is a value; where a group disagrees, all of its rows are broken. Rows without
 * a key are left out, or are a group as well, as SDMetrics has it.
 */
import { z } from "zod";
import type { Table } from "../../table.ts";
import { broken, kept, skipped } from "../inside/judge-rows.ts";
import { type Codes, codeValues, combineCodes } from "../inside/value-codes.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { lacksKey } from "./key-rows.ts";
import { judgeTable, keyOf, keySchema, tablesOf } from "./rule-tables.ts";

const params = z.strictObject({
  key: keySchema,
  columns: z.array(z.string()).min(1),
  withoutKey: z.enum(["skip", "group"]).default("skip"),
});

export const constantPerKey: TablesRuleKind<z.infer<typeof params>> = {
  kind: "constant-per-key",
  summary: "All rows with the same key agree in the columns.",
  tables: { least: 1, most: 1, places: "the table" },
  params,
  findFault: ({ params: { key, columns } }) =>
    columns.some((column) => key.includes(column)) ? "a column of the key cannot depend on it" : undefined,
  describe: ({ tables, params: { key, columns } }) =>
    `rows of ${tables[0]} with the same ${key.join(" and ")} agree in ${columns.join(", ")}`,
  check: (database, rule) => {
    const [table] = tablesOf(database, rule) as [Table];
    const columns = keyOf(table, rule.params.key);
    const key = combineCodes(columns.map(codeValues));
    const marks = new Uint8Array(table.rowCount);
    for (const column of keyOf(table, rule.params.columns)) markVarying(key, codeValues(column), marks);
    const isSkipped = (row: number) => rule.params.withoutKey === "skip" && lacksKey(columns, row);
    return judgeTable(table, (row) => (isSkipped(row) ? skipped : marks[row] === 1 ? broken : kept));
  },
};

/** Marks the rows of groups that hold more than one value. */
export function markVarying(group: Codes, values: Codes, marks: Uint8Array): void {
  const first = new Int32Array(group.count).fill(-1);
  const varies = new Uint8Array(group.count);
  for (let row = 0; row < marks.length; row++) {
    const code = group.codes[row]!;
    if (first[code] === -1) first[code] = values.codes[row]!;
    else if (first[code] !== values.codes[row]) varies[code] = 1;
  }
  for (let row = 0; row < marks.length; row++) if (varies[group.codes[row]!] === 1) marks[row] = 1;
}
