/**
 * @file Where a value is missing follows from another column: missing together, or present only under a condition.
 * The table stays as it is; what was drawn against the rule is mended: a value goes, or comes from another row.
 */
import { z } from "zod";
import type { Random } from "../../base/index.ts";
import {
  type Column,
  checkRuleNow,
  describeRule,
  type Rule,
  ruleSchema,
  type Table,
  takeColumn,
} from "../../table/index.ts";
import { editTable } from "./edit-view.ts";
import { orderBySources } from "./order-by-sources.ts";
import type { FoundRelation, RelationKind, RelationView } from "./relation.ts";

const state = z.strictObject({
  rule: ruleSchema.refine(({ kind, columns }) => kind === "conditional-presence" && columns.length === 2),
});
type State = z.infer<typeof state>;

/** Rows that break a rule and are mended with the others, beside being too few to show. */
const MOST_BROKEN_SHARE = 0.0003;

export const presence: RelationKind<State> = {
  kind: "presence",
  state,
  names: ({ rule }) => ({ takes: [], from: rule.columns, adds: [] }),
  find(view) {
    const rules = view.schema.rules.flatMap(listConditions);
    const exactFirst = rules.sort((a, b) => Number(isExact(b)) - Number(isExact(a)));
    const found = exactFirst.flatMap((rule) => findOf(view, rule) ?? []);
    return orderBySources(found, ({ state: { rule } }) => {
      return { target: rule.columns[0]!, sources: rule.columns.slice(1) };
    });
  },
  apply: ({ table, schema }) => ({ table, schema }),
  restore(table, { rule }, random) {
    const { broken, brokenRows } = checkRuleNow(table, rule);
    if (broken === 0) return table;
    const name = rule.columns[0]!;
    return editTable(table, { drop: [], add: [[name, mend(table.columns.get(name)!, brokenRows, random)]] });
  },
};

function isExact({ params }: Rule): boolean {
  return params["mode"] === "exactly-if" || params["mode"] === undefined;
}

/** Columns that are missing together follow the first of them. */
function listConditions(rule: Rule): Rule[] {
  if (rule.kind === "conditional-presence") return [rule];
  if (rule.kind !== "fixed-null-combinations") return [];
  const [first, ...others] = rule.columns;
  return others.map((name) => {
    return { kind: "conditional-presence", columns: [name, first!], params: { mode: "exactly-if" } };
  });
}

function findOf({ table, leastPeople }: RelationView, rule: Rule): FoundRelation<State> | undefined {
  if (!rule.columns.every((name) => table.columns.has(name))) return undefined;
  const { checked, broken } = checkRuleNow(table, rule);
  if (checked < leastPeople || broken >= leastPeople || broken > MOST_BROKEN_SHARE * checked)
    return undefined;
  if (namesRareValues(table, rule, leastPeople)) return undefined;
  const evidence = `${checked - broken} of ${checked} rows`;
  return { state: { rule }, text: describeRule(rule, table), evidence };
}

/** A value listed in a condition stands in the model's file. */
function namesRareValues(table: Table, { columns, params }: Rule, leastPeople: number): boolean {
  const listed = [params["values"], params["except"]].flatMap((list) => (Array.isArray(list) ? list : []));
  return listed.some((value) => {
    if (value === null) return false;
    const others = { kind: "allowed-values", columns: columns.slice(1), params: { values: [value] } };
    const { checked, broken } = checkRuleNow(table, others);
    return checked - broken < leastPeople;
  });
}

function mend(column: Column, brokenRows: Uint8Array, random: Random): Column {
  const donors = Array.from(brokenRows.keys()).filter((row) => column.nulls?.[row] !== 1);
  const rows = Int32Array.from(brokenRows.keys());
  const nulls = column.nulls?.slice() ?? new Uint8Array(column.length);
  for (let row = 0; row < rows.length; row++) {
    if (brokenRows[row] === 0) continue;
    if (nulls[row] === 0) nulls[row] = 1;
    else if (donors.length > 0) {
      rows[row] = donors[random.below(donors.length)]!;
      nulls[row] = 0;
    }
  }
  return { ...takeColumn(column, rows), nulls };
}
