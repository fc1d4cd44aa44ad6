/** @file Only listed values occur: SDMetrics' CategoryAdherence. Whether null may occur is the column's own matter. */
import { z } from "zod";
import { isNull } from "../../column/column.ts";
import type { RuleKind } from "../rule-kind.ts";
import { joinValues } from "./conditional-presence.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { matchValues, scalarSchema } from "./match-values.ts";
import { columnsOf } from "./rule-columns.ts";

const params = z.strictObject({ values: z.array(scalarSchema).min(1) });

export const allowedValues: RuleKind<z.infer<typeof params>> = {
  kind: "allowed-values",
  summary: "Only the listed values occur.",
  columns: { least: 1, most: 1, places: "the column" },
  params,
  describe: ({ columns: [column], params: { values } }) => `${column} is ${joinValues(values)}`,
  check: (table, rule) => {
    const column = columnsOf(table, rule)[0]!;
    const isAllowed = matchValues(column, rule.params.values);
    return judgeRows(table, (row) => (isNull(column, row) ? skipped : isAllowed[row] === 1 ? kept : broken));
  },
};
