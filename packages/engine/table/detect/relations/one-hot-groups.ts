/**
 * @file Columns of 0 and 1 of which exactly one is 1. Found as an exact cover of the sampled rows: the first row that
 * is not covered has to be covered by one of its columns, and no two chosen ones may meet.
 */
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { verifyRule } from "./verify-rule.ts";

export const oneHotGroups: RelationDetector = { name: "one-hot groups", detect };

/** Columns tried in all, each against all sampled rows. */
const MOST_STEPS = 2_000;
const LEAST_ONES = 5;
const LIMITS = { brokenShare: 0, doubt: 0.02 };

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const guesses: RuleGuess<Rule>[] = [];
  const budget = { steps: MOST_STEPS };
  let open = withoutCopies(view.columns, found).filter(isFlag);
  for (let cover = findCover(open, budget); cover.length > 0; cover = findCover(open, budget)) {
    const chosen = new Set(cover);
    const columns = open.filter((column) => chosen.has(column)).map(({ name }) => name);
    const verified = verifyRule(view, { kind: "one-hot", columns, params: {} }, chanceToBreak(cover), LIMITS);
    if (verified !== undefined) guesses.push(verified.guess);
    open = open.filter((column) => !chosen.has(column));
  }
  return guesses;
}

function isFlag({ family, profile, numbers }: ViewColumn): boolean {
  if (profile.nullCount > 0 || profile.distinctCount !== 2) return false;
  const isBinary = family === "truth" || (family === "number" && profile.min === 0 && profile.max === 1);
  return isBinary && numbers.reduce((sum, value) => sum + value, 0) >= LEAST_ONES;
}

/** Columns of which every sampled row has exactly one 1; none when there are no such columns, or not soon enough. */
function findCover(columns: readonly ViewColumn[], budget: { steps: number }): ViewColumn[] {
  const rows = columns[0]?.numbers.length ?? 0;
  const isCovered = new Uint8Array(rows);
  const chosen: ViewColumn[] = [];
  const mark = (column: ViewColumn, covered: 0 | 1): void => {
    for (let row = 0; row < rows; row++) if (column.numbers[row] === 1) isCovered[row] = covered;
  };
  const extend = (): boolean => {
    const next = isCovered.indexOf(0);
    if (next < 0) return chosen.length > 1;
    for (const column of columns) {
      if (column.numbers[next] !== 1 || budget.steps-- <= 0 || meets(column, isCovered)) continue;
      chosen.push(column);
      mark(column, 1);
      if (extend()) return true;
      chosen.pop();
      mark(column, 0);
    }
    return false;
  };
  return rows > 0 && extend() ? chosen : [];
}

function meets({ numbers }: ViewColumn, isCovered: Uint8Array): boolean {
  for (let row = 0; row < numbers.length; row++) if (numbers[row] === 1 && isCovered[row] === 1) return true;
  return false;
}

/** 1 − P(exactly one) of independent columns: 1 − Σ pᵢ Πⱼ≠ᵢ (1 − pⱼ). */
function chanceToBreak(cover: readonly ViewColumn[]): number {
  const shares = cover.map(({ numbers }) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length);
  const none = shares.reduce((product, share) => product * (1 - share), 1);
  return 1 - shares.reduce((sum, share) => sum + (none * share) / (1 - share), 0);
}
