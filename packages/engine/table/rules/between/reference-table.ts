/**
 * @file The rows of a table are rows of the real one, whole: countries, currencies, tariffs that nobody invents
 * (SDMetrics' ReferenceTable). With columns named, only their combinations must occur. Without the real tables at
 * hand nothing is judged.
 */
import { z } from "zod";
import { findUnseen } from "../inside/find-unseen.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { getTable, joinVerdicts, judgeMarks, keyOf, keySchema, tablesOf } from "./rule-tables.ts";

const params = z.strictObject({ columns: keySchema.optional() });

export const referenceTable: TablesRuleKind<z.infer<typeof params>> = {
  kind: "reference-table",
  summary: "Every row occurs in the real table as well.",
  tables: { least: 1, most: 1024, places: "tables that stay as they are" },
  params,
  describe: ({ tables, params: { columns } }) =>
    `${columns === undefined ? "rows" : `combinations of ${columns.join(", ")}`} of ${tables.join(", ")} are those of the real data`,
  check: (database, rule, { reference }) => {
    if (reference === undefined) return joinVerdicts([]);
    const verdicts = tablesOf(database, rule).map((table) => {
      const real = getTable(reference, table.name);
      const names = rule.params.columns ?? [...real.columns.keys()];
      const { brokenRows, checked, broken } = judgeMarks(
        table,
        findUnseen(keyOf(real, names), keyOf(table, names)),
      );
      return [table.name, { checked, broken, brokenRows: brokenRows.get(table.name)! }] as const;
    });
    return joinVerdicts(verdicts);
  },
};
