/**
 * @file Where one column has certain values, another may only have certain values; null can be listed in both
 * and is otherwise neither the condition nor allowed.
 */
import { z } from "zod";
import type { RuleKind } from "../rule-kind.ts";
import { joinValues } from "./conditional-presence.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { matchValues, valueSchema } from "./match-values.ts";
import { columnsOf } from "./rule-columns.ts";

const params = z.strictObject({ when: z.array(valueSchema).min(1), values: z.array(valueSchema).min(1) });

export const conditionalValues: RuleKind<z.infer<typeof params>> = {
  kind: "conditional-values",
  summary: "Where one column has certain values, another may only have certain values.",
  columns: { least: 2, most: 2, places: "the column that is limited, and the one it depends on" },
  params,
  describe: ({ columns: [column, other], params: { when, values } }) =>
    `where ${other} is ${joinValues(when)}, ${column} is ${joinValues(values)}`,
  check: (table, rule) => {
    const [column, other] = columnsOf(table, rule);
    const isMet = matchValues(other!, rule.params.when);
    const isAllowed = matchValues(column!, rule.params.values);
    return judgeRows(table, (row) => (isMet[row] === 0 ? skipped : isAllowed[row] === 1 ? kept : broken));
  },
};
