import { checkRuleNow } from "../../rules/index.ts";
import type { RuleGuess, RuleVerdict } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import type { RelationView } from "./relation-view.ts";
import { confidenceOf, describeSupport, guessRule, type Limits } from "./support.ts";

export interface VerifiedRule {
  readonly guess: RuleGuess<Rule>;
  readonly verdict: RuleVerdict;
}

/** Counts a rule on all rows; `chance` is the share of rows that would break it with shuffled columns. */
export function verifyRule(
  view: RelationView,
  rule: Rule,
  chance: number,
  limits?: Limits,
): VerifiedRule | undefined {
  const verdict = checkRuleNow(view.table, rule);
  const support = { ...verdict, expected: chance * verdict.checked };
  const confidence = confidenceOf(support, limits);
  if (confidence === undefined) return undefined;
  return { guess: guessRule(rule, confidence, describeSupport(support)), verdict };
}
