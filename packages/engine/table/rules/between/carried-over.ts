/**
 * @file A value belongs to a key and is repeated in several tables that hold the key (SDMetrics' CarryOverColumns).
 * Within one table a key has one value, else all of its rows are broken; between tables the first table that has
 * the key says which value is right. Rows without a key are left out.
 */
import { z } from "zod";
import { getColumn } from "../../table.ts";
import { broken, judgeRows, kept, skipped } from "../inside/judge-rows.ts";
import { type Codes, codeTogether } from "../inside/value-codes.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { markVarying } from "./constant-per-key.ts";
import { codeAcross, lacksKey } from "./key-rows.ts";
import { joinVerdicts, keyOf, keySchema, tablesOf, writeKey } from "./rule-tables.ts";

const params = z.strictObject({
  copies: z.array(z.strictObject({ key: keySchema, column: z.string() })).min(1),
});

export const carriedOver: TablesRuleKind<z.infer<typeof params>> = {
  kind: "carried-over",
  summary: "A column repeats, key by key, what the first table holds.",
  tables: { least: 1, most: 64, places: "the table the value comes from, then those that repeat it" },
  params,
  findFault: ({ tables, params: { copies } }) => {
    if (copies.length !== tables.length) return "every table needs one copy";
    return copies.some(({ key }) => key.length !== copies[0]?.key.length)
      ? "all keys need the same number of columns"
      : undefined;
  },
  describe: ({ tables, params: { copies } }) => {
    const [first, ...rest] = copies.map(({ column }, place) => writeKey(tables[place], [column]));
    return `${rest.join(" and ")} ${rest.length > 1 ? "repeat" : "repeats"} ${first} of the same ${copies[0]?.key.join(" and ")}`;
  },
  check: (database, rule) => {
    const tables = tablesOf(database, rule);
    const keys = tables.map((table, place) => keyOf(table, rule.params.copies[place]!.key));
    const keyCodes = codeAcross(keys);
    const valueCodes = codeTogether(
      tables.map((table, place) => getColumn(table, rule.params.copies[place]!.column)),
    );
    const known = new Int32Array(keyCodes[0]?.count ?? 0).fill(-1);
    return joinVerdicts(
      tables.map((table, place) => {
        const marks = new Uint8Array(table.rowCount);
        const [key, values] = [keyCodes[place] as Codes, valueCodes[place] as Codes];
        markVarying(key, values, marks);
        for (let row = 0; row < marks.length; row++) {
          const code = key.codes[row]!;
          if (known[code] === -1) known[code] = values.codes[row]!;
          else if (known[code] !== values.codes[row]) marks[row] = 1;
        }
        const judge = (row: number) =>
          lacksKey(keys[place]!, row) ? skipped : marks[row] === 1 ? broken : kept;
        return [table.name, judgeRows(table, judge)] as const;
      }),
    );
  },
};
