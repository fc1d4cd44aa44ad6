/** @file All kinds of rules by name: reading, judging and wording a rule whatever its kind. */
import { tableErrors } from "../errors.ts";
import type { Rule } from "../schema/schema.ts";
import { makeIssue, type SchemaIssue } from "../schema/schema-issue.ts";
import type { SchemaPath } from "../schema/schema-path.ts";
import type { Table } from "../table.ts";
import { betweenKinds, isBetweenKind } from "./between/index.ts";
import { type InsideKindName, insideKinds } from "./inside/index.ts";
import type { ReadRule, RuleContext, RuleKind, RuleVerdict } from "./rule-kind.ts";

export type { InsideKindName } from "./inside/index.ts";
export { parseIsoMicros } from "./inside/match-values.ts";
export { compilePattern, type TextMatcher } from "./inside/pattern/compile-pattern.ts";
export type * from "./rule-kind.ts";

/** A rule of some kind with its parameters read; parameters and kind belong together. */
interface BoundRule {
  readonly rule: Rule;
  readonly describe: (table?: Table) => string;
  readonly check: (table: Table, context: RuleContext) => RuleVerdict | Promise<RuleVerdict>;
}

export interface ParsedRule {
  /** With all defaults filled in; absent when there are issues. */
  readonly rule?: Rule;
  readonly issues: readonly SchemaIssue[];
}

const kindsByName: Readonly<Record<InsideKindName, RuleKind>> = insideKinds;
export const ruleKindNames = Object.keys(insideKinds) as readonly InsideKindName[];

/** A kind as people choose among them. */
export interface RuleKindInfo {
  readonly kind: string;
  readonly summary: string;
  /** Whether it speaks of one table or of several. */
  readonly about: "table" | "tables";
  /** What the columns or tables that it names are. */
  readonly places: string;
}

export function listRuleKinds(): RuleKindInfo[] {
  const inside = Object.values(insideKinds).map(({ kind, summary, columns: { places } }) => {
    return { kind, summary, about: "table", places } as const;
  });
  const between = Object.values(betweenKinds).map(({ kind, summary, tables: { places } }) => {
    return { kind, summary, about: "tables", places } as const;
  });
  return [...inside, ...between];
}

export function isRuleKind(kind: string): kind is InsideKindName {
  return Object.hasOwn(insideKinds, kind);
}

/** What is wrong with a rule of one table as the Schema writes it, or the rule with its defaults. */
export function parseRule(rule: Rule, path: SchemaPath = []): ParsedRule {
  const { kind } = rule;
  if (!isRuleKind(kind)) {
    const message = isBetweenKind(kind)
      ? `rules of the kind ${kind} are about several tables and stand beside them`
      : `there is no kind of rule "${kind}"; known are ${ruleKindNames.join(", ")}`;
    return { issues: [makeIssue("unknown-rule", [...path, "kind"], message)] };
  }
  const bound = bindRule(kindsByName[kind], rule, path);
  return "issues" in bound ? bound : { rule: bound.rule, issues: [] };
}

/** One sentence for people; with the table at hand it speaks of times as times. */
export function describeRule(rule: Rule, table?: Table): string {
  return requireRule(rule).describe(table);
}

export async function checkRule(table: Table, rule: Rule, context: RuleContext = {}): Promise<RuleVerdict> {
  return requireRule(rule).check(table, context);
}

/** In the order of the rules; stops between two of them when cancelled. */
export async function checkRules(
  table: Table,
  rules: readonly Rule[],
  context: RuleContext = {},
): Promise<RuleVerdict[]> {
  const verdicts: RuleVerdict[] = [];
  for (const rule of rules) {
    context.signal?.throwIfAborted();
    verdicts.push(await checkRule(table, rule, context));
  }
  return verdicts;
}

/** For kinds that answer at once, which are all but `sql`. */
export function checkRuleNow(table: Table, rule: Rule, context: RuleContext = {}): RuleVerdict {
  const verdict = requireRule(rule).check(table, context);
  if (verdict instanceof Promise) throw new TypeError(`rules of the kind ${rule.kind} take their time`);
  return verdict;
}

function requireRule(rule: Rule): BoundRule {
  const { kind } = rule;
  if (!isRuleKind(kind))
    throw tableErrors.create("rule-kind-unknown", { kind, known: ruleKindNames.join(", ") });
  const bound = bindRule(kindsByName[kind], rule, []);
  if (!("issues" in bound)) return bound;
  const problem = bound.issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw tableErrors.create("rule-invalid", { kind, columns: rule.columns.join(", "), problem });
}

function bindRule<P>(kind: RuleKind<P>, rule: Rule, path: SchemaPath): BoundRule | { issues: SchemaIssue[] } {
  const columnFault = findColumnFault(kind, rule);
  if (columnFault !== undefined)
    return { issues: [makeIssue("bad-rule", [...path, "columns"], columnFault)] };
  const read = kind.params.safeParse(rule.params);
  if (!read.success) {
    const issues = read.error.issues.map((issue) => {
      const code = issue.code === "unrecognized_keys" ? "unknown-key" : "bad-rule";
      return makeIssue(code, [...path, "params", ...issue.path.map(toPathPart)], issue.message);
    });
    return { issues };
  }
  const bound: ReadRule<P> = { ...rule, params: read.data };
  const fault = kind.findFault?.(bound);
  if (fault !== undefined) return { issues: [makeIssue("bad-rule", [...path, "params"], fault)] };
  return {
    rule: { ...rule, params: { ...(read.data as Record<string, unknown>) } },
    describe: (table) => kind.describe(bound, table),
    check: (table, context) => kind.check(table, bound, context),
  };
}

function findColumnFault<P>({ columns }: RuleKind<P>, rule: Rule): string | undefined {
  const { least, most, places } = columns;
  const repeated = rule.columns.find((name, index) => rule.columns.indexOf(name) !== index);
  if (repeated !== undefined) return `the column "${repeated}" is named twice`;
  if (rule.columns.length >= least && rule.columns.length <= most) return undefined;
  const count = least === most ? `${least}` : `${least} to ${most}`;
  return `a rule of the kind ${rule.kind} names ${count} columns: ${places}`;
}

function toPathPart(part: PropertyKey): string | number {
  return typeof part === "number" ? part : String(part);
}
