/**
 * @file How sure a relation is. Beside the rows that break it stands how many would if the columns were
 * independent: a rule that shuffled columns keep as well is no rule. Three rows are added to those that break it
 * (with none broken in n rows, 3 / n is the 95 % bound of the rate), so that few rows never make sure.
 */

import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";

export interface Support {
  /** Rows to which the rule applies. */
  readonly checked: number;
  readonly broken: number;
  /** Rows that would break it if the columns were independent. */
  readonly expected: number;
}

/** What a rule may leave of perfection to be offered at all; one exception is always allowed. */
export interface Limits {
  /** A rule with more exceptions is a tendency. */
  readonly brokenShare: number;
  /** Breaks, as a share of those that chance makes. */
  readonly doubt: number;
}

const USUAL_LIMITS: Limits = { brokenShare: 0.005, doubt: 0.05 };
const SMALL_DOUBT = 0.02;

export function confidenceOf(
  { checked, broken, expected }: Support,
  limits: Limits = USUAL_LIMITS,
): number | undefined {
  if (checked === 0 || broken > Math.max(1, limits.brokenShare * checked)) return undefined;
  const doubt = (broken + 3) / expected;
  if (!(doubt <= limits.doubt)) return undefined;
  const certainty = broken === 0 ? 0.98 : 0.92 - Math.min(0.2, 20 * (broken / checked));
  return round(doubt <= SMALL_DOUBT ? certainty : certainty - 0.2);
}

export function describeSupport({ checked, broken, expected }: Support): string {
  const holds =
    broken === 0
      ? `holds in all ${count(checked)} rows`
      : `holds in ${count(checked - broken)} of ${count(checked)} rows`;
  return `${holds}; with shuffled columns ${count(Math.round(expected))} would break it`;
}

export function guessRule(rule: Rule, confidence: number, evidence: string): RuleGuess<Rule> {
  return { rule, confidence: round(confidence), evidence };
}

export function count(value: number): string {
  return value.toLocaleString("en-US");
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
