/**
 * @file Whether a value is present depends on another column. The condition holds where that column has one of
 * `values`, or none of `except`, or, with neither, any value at all; null can be listed. `only-if`: present only
 * where the condition holds; `if`: always present there; `exactly-if`: both.
 */
import { z } from "zod";
import type { Column } from "../../column/column.ts";
import type { RuleKind } from "../rule-kind.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { matchValues, type Value, valueSchema } from "./match-values.ts";
import { columnsOf } from "./rule-columns.ts";

const list = z.array(valueSchema).min(1).optional();
const params = z.strictObject({
  mode: z.enum(["if", "only-if", "exactly-if"]).default("exactly-if"),
  values: list,
  except: list,
});
type Params = z.infer<typeof params>;

const WORDS = { if: "whenever", "only-if": "only where", "exactly-if": "exactly where" } as const;

export const conditionalPresence: RuleKind<Params> = {
  kind: "conditional-presence",
  summary: "A value is present if, or only if, another column has certain values.",
  columns: { least: 2, most: 2, places: "the column that is present or not, and the one it depends on" },
  params,
  findFault: ({ params: { values, except } }) =>
    values !== undefined && except !== undefined ? "give `values` or `except`, not both" : undefined,
  describe: ({ columns: [column, other], params: { mode, values, except } }) => {
    if (values !== undefined) return `${column} is present ${WORDS[mode]} ${other} is ${joinValues(values)}`;
    if (except !== undefined)
      return `${column} is present ${WORDS[mode]} ${other} is not ${joinValues(except)}`;
    return `${column} is present ${WORDS[mode]} ${other} is`;
  },
  check: (table, rule) => {
    const [column, other] = columnsOf(table, rule);
    const isMet = matchCondition(other!, rule.params);
    const { mode } = rule.params;
    return judgeRows(table, (row) => {
      const holds = isMet[row] === 1;
      if (mode !== "exactly-if" && holds !== (mode === "if")) return skipped;
      const isPresent = column!.nulls?.[row] !== 1;
      return isPresent === holds ? kept : broken;
    });
  },
};

export function joinValues(values: readonly Value[]): string {
  const words = values.map((value) => (value === null ? "missing" : JSON.stringify(value)));
  return words.length === 1 ? (words[0] as string) : `one of ${words.join(", ")}`;
}

function matchCondition(column: Column, { values, except }: Params): Uint8Array {
  if (values !== undefined) return matchValues(column, values);
  return matchValues(column, except ?? [null]).map((isListed) => 1 - isListed);
}
