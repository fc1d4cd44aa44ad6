/**
 * @file A condition in SQL over the columns of a row. As with CHECK, a row is broken where the condition is false,
 * not where it is unknown (null). The expression is the user's own text: whoever brings the runner keeps it to the
 * row.
 */
import { z } from "zod";
import { isNull } from "../../column/column.ts";
import { tableErrors } from "../../errors.ts";
import type { RuleKind } from "../rule-kind.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { columnsOf } from "./rule-columns.ts";

const params = z.strictObject({ expression: z.string().min(1) });

export const sql: RuleKind<z.infer<typeof params>> = {
  kind: "sql",
  summary: "A condition written in SQL holds in every row.",
  columns: { least: 1, most: 4096, places: "the columns the condition speaks of" },
  params,
  describe: ({ params: { expression } }) => `every row satisfies ${expression}`,
  check: async (table, rule, { sql: runner, signal }) => {
    columnsOf(table, rule);
    if (runner === undefined) throw tableErrors.create("rule-needs-sql", { table: table.name });
    const holds = await runner.judge(table, rule.params.expression, signal === undefined ? {} : { signal });
    return judgeRows(table, (row) =>
      isNull(holds, row) ? skipped : holds.values[row] === 1 ? kept : broken,
    );
  },
};
