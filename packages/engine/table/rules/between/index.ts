/** @file The kinds of rules between tables; adding one is a file and its line here. */
import { tableErrors } from "../../errors.ts";
import type { TablesRule } from "../../schema/schema.ts";
import { makeIssue, type SchemaIssue } from "../../schema/schema-issue.ts";
import type { SchemaPath } from "../../schema/schema-path.ts";
import type { Database } from "../../table.ts";
import type { ReadTablesRule, TablesRuleContext, TablesRuleKind, TablesVerdict } from "../rule-kind.ts";
import { carriedOver } from "./carried-over.ts";
import { childSum } from "./child-sum.ts";
import { commutingKeys } from "./commuting-keys.ts";
import { constantPerKey } from "./constant-per-key.ts";
import { foreignKeySubset } from "./foreign-key-subset.ts";
import { hierarchy } from "./hierarchy.ts";
import { noOverlap } from "./no-overlap.ts";
import { polymorphicKey } from "./polymorphic-key.ts";
import { primaryKeySubset } from "./primary-key-subset.ts";
import { referenceTable } from "./reference-table.ts";
import { sharedForeignKeys } from "./shared-foreign-keys.ts";
import { timeOrder } from "./time-order.ts";

export { type BetweenContext, detectBetween } from "./detect/index.ts";
export { findParentRows, NO_KEY, ORPHAN } from "./key-rows.ts";

export const betweenKinds = {
  "carried-over": carriedOver,
  "child-sum": childSum,
  "commuting-keys": commutingKeys,
  "constant-per-key": constantPerKey,
  "foreign-key-subset": foreignKeySubset,
  hierarchy,
  "no-overlap": noOverlap,
  "polymorphic-key": polymorphicKey,
  "primary-key-subset": primaryKeySubset,
  "reference-table": referenceTable,
  "shared-foreign-keys": sharedForeignKeys,
  "time-order": timeOrder,
} as const;

export type BetweenKindName = keyof typeof betweenKinds;

interface Bound {
  readonly rule: TablesRule;
  readonly describe: () => string;
  readonly check: (database: Database, context: TablesRuleContext) => TablesVerdict;
}

const kindsByName: Readonly<Record<BetweenKindName, TablesRuleKind>> = betweenKinds;
export const betweenKindNames = Object.keys(betweenKinds) as readonly BetweenKindName[];

export function isBetweenKind(kind: string): kind is BetweenKindName {
  return Object.hasOwn(betweenKinds, kind);
}

/** What is wrong with a rule between tables as the Schema writes it, or the rule with its defaults. */
export function parseTablesRule(
  rule: TablesRule,
  path: SchemaPath = [],
): { readonly rule?: TablesRule; readonly issues: readonly SchemaIssue[] } {
  const { kind } = rule;
  if (!isBetweenKind(kind)) {
    const message = `there is no kind of rule "${kind}" between tables; known are ${betweenKindNames.join(", ")}`;
    return { issues: [makeIssue("unknown-rule", [...path, "kind"], message)] };
  }
  const bound = bindRule(kindsByName[kind], rule, path);
  return "issues" in bound ? bound : { rule: bound.rule, issues: [] };
}

export function describeTablesRule(rule: TablesRule): string {
  return requireRule(rule).describe();
}

export function checkTablesRule(
  database: Database,
  rule: TablesRule,
  context: TablesRuleContext = {},
): TablesVerdict {
  return requireRule(rule).check(database, context);
}

function requireRule(rule: TablesRule): Bound {
  const { kind } = rule;
  if (!isBetweenKind(kind))
    throw tableErrors.create("rule-kind-unknown", { kind, known: betweenKindNames.join(", ") });
  const bound = bindRule(kindsByName[kind], rule, []);
  if (!("issues" in bound)) return bound;
  const problem = bound.issues.map(({ path, message }) => `${path}: ${message}`).join("; ");
  throw tableErrors.create("rule-invalid", { kind, columns: rule.tables.join(", "), problem });
}

function bindRule<P>(
  kind: TablesRuleKind<P>,
  rule: TablesRule,
  path: SchemaPath,
): Bound | { issues: SchemaIssue[] } {
  const { least, most, places } = kind.tables;
  if (rule.tables.length < least || rule.tables.length > most) {
    const count = least === most ? `${least}` : `${least} to ${most}`;
    const message = `a rule of the kind ${rule.kind} names ${count} tables: ${places}`;
    return { issues: [makeIssue("bad-rule", [...path, "tables"], message)] };
  }
  const read = kind.params.safeParse(rule.params);
  if (!read.success) {
    const issues = read.error.issues.map((issue) => {
      const code = issue.code === "unrecognized_keys" ? "unknown-key" : "bad-rule";
      const place = issue.path.map((part) => (typeof part === "number" ? part : String(part)));
      return makeIssue(code, [...path, "params", ...place], issue.message);
    });
    return { issues };
  }
  const bound: ReadTablesRule<P> = { ...rule, params: read.data };
  const fault = kind.findFault?.(bound);
  if (fault !== undefined) return { issues: [makeIssue("bad-rule", [...path, "params"], fault)] };
  return {
    rule: { ...rule, params: { ...(read.data as Record<string, unknown>) } },
    describe: () => kind.describe(bound),
    check: (database, context) => kind.check(database, bound, context),
  };
}
