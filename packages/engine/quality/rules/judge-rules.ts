/**
 * @file Every rule of the Schema, within its tables and between them, judged on both sides. A real side that breaks
 * a rule is told as well: the rule may be wrong, or the data.
 */
import { isSemblanceError, throwIfCancelled, type WorkContext } from "../../base/index.ts";
import {
  checkRule,
  checkTablesRule,
  type Database,
  describeRule,
  describeTablesRule,
  type Rule,
  type Table,
  type TablesRule,
  tableErrors,
} from "../../table/index.ts";
import { qualityErrors } from "../errors.ts";
import type { EvaluationInput } from "../metrics/entry.ts";
import { notComputable } from "../score.ts";

/** Null where the side could not be judged. */
export interface RuleSides {
  readonly real: number | null;
  readonly synthetic: number | null;
}

export interface RuleAnswer {
  /** The table, or the tables that the rule is between. */
  readonly table: string;
  /** In words. */
  readonly rule: string;
  readonly kind: string;
  readonly broken: RuleSides;
  /** Rows that the rule applies to; those with a null are mostly outside it. */
  readonly rows: RuleSides;
  /** Share of the synthetic rows of `rows` that keep it. */
  readonly score: number | null;
  /** Why a side could not be judged. */
  readonly code?: string;
  readonly reason?: string;
}

type RuleInput = Pick<EvaluationInput, "real" | "synthetic" | "schema" | "sql">;

interface Counts {
  readonly checked: number;
  readonly broken: number;
}

interface ListedRule extends Pick<RuleAnswer, "table" | "kind"> {
  readonly describe: () => string;
  /** What to call it when its words cannot be had. */
  readonly plain: string;
  readonly check: (database: Database, signal: AbortSignal | undefined) => Counts | Promise<Counts>;
}

const answers = new WeakMap<RuleInput, Promise<readonly RuleAnswer[]>>();

/** Computed once per evaluation and kept. */
export function judgeRules(input: RuleInput, context: WorkContext = {}): Promise<readonly RuleAnswer[]> {
  const known = answers.get(input) ?? judgeAll(input, context);
  answers.set(input, known);
  return known;
}

async function judgeAll(input: RuleInput, { signal }: WorkContext): Promise<RuleAnswer[]> {
  const judged: RuleAnswer[] = [];
  for (const listed of listRules(input)) {
    throwIfCancelled(signal);
    const real = await attempt(() => listed.check(input.real, signal), "real");
    const synthetic = await attempt(() => listed.check(input.synthetic, signal), "synthetic");
    const { checked = null, broken = null } = synthetic.counts ?? {};
    const failure = synthetic.failure ?? real.failure;
    judged.push({
      table: listed.table,
      rule: wordRule(listed),
      kind: listed.kind,
      broken: { real: real.counts?.broken ?? null, synthetic: broken },
      rows: { real: real.counts?.checked ?? null, synthetic: checked },
      score: checked === null || broken === null || checked === 0 ? null : 1 - broken / checked,
      ...(failure && { code: failure.code, reason: failure.reason }),
    });
  }
  return judged;
}

function* listRules({ schema, real, sql }: RuleInput): Generator<ListedRule> {
  for (const [table, { rules }] of Object.entries(schema.tables))
    for (const rule of rules) yield listInside(rule, table, { real, ...(sql && { sql }) });
  for (const rule of schema.rules) yield listBetween(rule, real);
}

function listInside(rule: Rule, table: string, { real, sql }: Pick<RuleInput, "real" | "sql">): ListedRule {
  return {
    table,
    kind: rule.kind,
    plain: `${rule.kind}(${rule.columns.join(", ")})`,
    describe: () => describeRule(rule, real.get(table)),
    check: (database, signal) =>
      checkRule(requireTable(database, table), rule, {
        reference: requireTable(real, table),
        ...(sql && { sql }),
        ...(signal && { signal }),
      }),
  };
}

function listBetween(rule: TablesRule, real: Database): ListedRule {
  const table = [...new Set(rule.tables)].join(", ");
  return {
    table,
    kind: rule.kind,
    plain: `${rule.kind}(${rule.tables.join(", ")})`,
    describe: () => describeTablesRule(rule),
    check: (database) => checkTablesRule(database, rule, { reference: real }),
  };
}

function requireTable(database: Database, name: string): Table {
  const table = database.get(name);
  if (table === undefined) throw tableErrors.create("no-such-table", { table: name });
  return table;
}

interface Attempt {
  readonly counts?: Counts;
  readonly failure?: { readonly code: string; readonly reason: string };
}

/** Coded errors say why; no rows to judge are a reason as well. */
async function attempt(check: () => Counts | Promise<Counts>, side: "real" | "synthetic"): Promise<Attempt> {
  try {
    const counts = await check();
    if (counts.checked > 0) return { counts };
    return { counts, failure: notComputable(qualityErrors.create("nothing-to-judge", { side })) };
  } catch (error) {
    if (!isSemblanceError(error) || error.code === "cancelled") throw error;
    return { failure: notComputable(error) };
  }
}

function wordRule({ describe, plain }: ListedRule): string {
  try {
    return describe();
  } catch (error) {
    if (isSemblanceError(error)) return plain;
    throw error;
  }
}
