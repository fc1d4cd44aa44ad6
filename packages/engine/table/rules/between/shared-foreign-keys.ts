/**
 * @file Foreign keys of several tables that lead to a table nobody has: they share their values (SDMetrics'
 * ForeignToForeignKey). `reuse`: only values that the real tables hold somewhere; a key of nulls alone is valid.
 * `new`: any value is.
 */
import { z } from "zod";
import { type Column, isNull } from "../../column/column.ts";
import { broken, judgeRows, kept } from "../inside/judge-rows.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { codeAcross } from "./key-rows.ts";
import { getTable, joinVerdicts, keyOf, keySchema, tablesOf, writeKey } from "./rule-tables.ts";

const params = z.strictObject({
  keys: z.array(keySchema).min(1),
  values: z.enum(["new", "reuse"]).default("new"),
});

export const sharedForeignKeys: TablesRuleKind<z.infer<typeof params>> = {
  kind: "shared-foreign-keys",
  summary: "Keys of several tables share their values though no table lists them.",
  tables: { least: 1, most: 64, places: "the tables that hold the keys" },
  params,
  findFault: ({ tables, params: { keys } }) => {
    if (keys.length !== tables.length) return "every table needs one key";
    return keys.some(({ length }) => length !== keys[0]?.length)
      ? "all keys need the same number of columns"
      : undefined;
  },
  describe: ({ tables, params: { keys } }) =>
    `${keys.map((key, place) => writeKey(tables[place], key)).join(" and ")} share their values`,
  check: (database, rule, { reference }) => {
    const tables = tablesOf(database, rule);
    const keys = tables.map((table, place) => keyOf(table, rule.params.keys[place]!));
    const isUnknown =
      rule.params.values === "new" || reference === undefined
        ? () => false
        : findUnknown(
            keys,
            rule.tables.map((name, place) => keyOf(getTable(reference, name), rule.params.keys[place]!)),
          );
    return joinVerdicts(
      tables.map((table, place) => [
        table.name,
        judgeRows(table, (row) => (isUnknown(place, row) ? broken : kept)),
      ]),
    );
  },
};

function findUnknown(
  keys: readonly Column[][],
  real: readonly Column[][],
): (place: number, row: number) => boolean {
  const coded = codeAcross([...keys, ...real]);
  const isKnown = new Uint8Array(coded[0]?.count ?? 0);
  for (const { codes } of coded.slice(keys.length)) for (const code of codes) isKnown[code] = 1;
  return (place, row) =>
    isKnown[coded[place]!.codes[row]!] === 0 && !keys[place]!.every((column) => isNull(column, row));
}
