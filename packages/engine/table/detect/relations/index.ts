/**
 * @file Relations between the columns of one table: what a person who knows the table would tell a newcomer. The
 * detectors run in order, so that a later one need not repeat what an earlier one found.
 */
import { Random, throwIfCancelled } from "../../../base/index.ts";
import type { RuleContext, RuleGuess, TableProfile } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { inequalities } from "./chains.ts";
import { conditionalNulls } from "./conditional-nulls.ts";
import { detectConstants } from "./constants.ts";
import { conversions } from "./conversions.ts";
import { functionalDependencies } from "./dependency-detector.ts";
import { equalColumns } from "./equal-columns.ts";
import { increments } from "./increments.ts";
import { missingCombinations } from "./missing-combinations.ts";
import { nullPatterns } from "./null-patterns.ts";
import { oneHotGroups } from "./one-hot-groups.ts";
import { products } from "./products.ts";
import { rankGuesses } from "./rank-guesses.ts";
import type { RelationDetector } from "./relation-detector.ts";
import { viewRelations } from "./relation-view.ts";
import { sums } from "./sums.ts";
import { timeDifferences } from "./time-differences.ts";

export interface RelationContext extends Pick<RuleContext, "signal"> {
  /** Chooses the sampled rows; the same ones every time when absent. */
  readonly random?: Random;
}

const detectors: readonly RelationDetector[] = [
  equalColumns,
  sums,
  conversions,
  timeDifferences,
  products,
  functionalDependencies,
  missingCombinations,
  inequalities,
  increments,
  nullPatterns,
  conditionalNulls,
  oneHotGroups,
];

/** The surest first; of each kind at most so many as a person would read, the others counted in the last one's evidence. */
export function detectRelations(
  profile: TableProfile,
  { random = new Random("relations"), signal }: RelationContext = {},
): RuleGuess<Rule>[] {
  const view = viewRelations(profile, random);
  const found = detectConstants(profile);
  for (const detector of detectors) {
    throwIfCancelled(signal);
    found.push(...detector.detect(view, found));
  }
  return rankGuesses(found);
}
