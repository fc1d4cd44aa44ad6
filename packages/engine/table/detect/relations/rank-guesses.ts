import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { guessRule } from "./support.ts";

/** Of one kind; more are not read, and what they say is mostly said already. */
const MOST_OF_A_KIND = 25;
/** What is computed from columns follows from them, and they are not compared besides. */
const FORMULAS = new Set(["sum", "product", "ratio", "equal"]);
const IMPLIED = new Set(["functional-dependency", "fixed-combinations"]);

/** Without what formulas imply; the surest first. */
export function rankGuesses(guesses: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const formulas = guesses.filter(({ rule }) => FORMULAS.has(rule.kind));
  const isImplied = ({ rule: { kind, columns } }: RuleGuess<Rule>) =>
    IMPLIED.has(kind) && formulas.some(({ rule }) => rule.columns.every((name) => columns.includes(name)));
  const ranked = guesses.filter((guess) => !isImplied(guess)).sort((a, b) => b.confidence - a.confidence);
  const byKind = Map.groupBy(ranked, ({ rule }) => rule.kind);
  return [...byKind.values()].flatMap(limit).sort((a, b) => b.confidence - a.confidence);
}

function limit(guesses: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const kept = guesses.slice(0, MOST_OF_A_KIND);
  const last = kept.at(-1);
  const leftOut = guesses.length - kept.length;
  if (last === undefined || leftOut === 0) return kept;
  const evidence = `${last.evidence}; ${leftOut} more rules of this kind are left out`;
  return [...kept.slice(0, -1), guessRule(last.rule, last.confidence, evidence)];
}
