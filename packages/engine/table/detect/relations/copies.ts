import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import type { ViewColumn } from "./relation-view.ts";

/** One column of each set of copies: what holds for it holds for them. */
export function withoutCopies(
  columns: readonly ViewColumn[],
  found: readonly RuleGuess<Rule>[],
): ViewColumn[] {
  const copies = new Set(found.flatMap(({ rule }) => (rule.kind === "equal" ? rule.columns.slice(1) : [])));
  return columns.filter(({ name }) => !copies.has(name));
}
