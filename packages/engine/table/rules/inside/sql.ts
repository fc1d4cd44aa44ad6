/**
 * @file A condition in SQL over the columns of a row. As with CHECK, a row is broken where the condition is false,
 * not where it is unknown (null). The expression is the user's own text: whoever brings the runner keeps it from
 * files and settings.
 */
import { z } from "zod";
import { toNumbers } from "../../column/numbers.ts";
import { tableErrors } from "../../errors.ts";
import { getColumn, makeTable, type Table } from "../../table.ts";
import type { RuleKind } from "../rule-kind.ts";
import { broken, judgeRows, kept } from "./judge-rows.ts";
import { columnsOf } from "./rule-columns.ts";

const ROW = "semblance_row";
const params = z.strictObject({ expression: z.string().min(1) });

export const sql: RuleKind<z.infer<typeof params>> = {
  kind: "sql",
  summary: "A condition written in SQL holds in every row.",
  columns: { least: 1, most: 4096, places: "the columns the condition speaks of" },
  params,
  describe: ({ params: { expression } }) => `every row satisfies ${expression}`,
  check: async (table, rule, context) => {
    columnsOf(table, rule);
    if (context.sql === undefined) throw tableErrors.create("rule-needs-sql", { table: table.name });
    const answer = await context.sql.query(selectBroken(table.name, rule.params.expression), withRows(table));
    const isBroken = readRows(answer, table);
    return judgeRows(table, (row) => (isBroken[row] === 1 ? broken : kept));
  },
};

/** The expression stands on lines of its own, so that a comment in it ends there. */
function selectBroken(table: string, expression: string): string {
  const name = `"${table.replaceAll('"', '""')}"`;
  return `SELECT ${ROW} FROM (SELECT ${ROW}, (\n${expression}\n) AS holds FROM ${name}) WHERE holds = FALSE`;
}

function withRows(table: Table): ReadonlyMap<string, Table> {
  const values = Int32Array.from({ length: table.rowCount }, (_, row) => row);
  const rows = { kind: "int32", length: table.rowCount, values } as const;
  return new Map([[table.name, makeTable(table.name, [...table.columns, [ROW, rows]])]]);
}

function readRows(answer: Table, { name, rowCount }: Table): Uint8Array {
  const isBroken = new Uint8Array(rowCount);
  const column = getColumn(answer, ROW);
  if (column.kind === "text" || answer.columns.size !== 1)
    throw tableErrors.create("rule-sql-answer", { table: name });
  for (const row of toNumbers(column)) isBroken[row] = 1;
  return isBroken;
}
