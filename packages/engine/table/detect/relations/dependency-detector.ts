import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import { findDependencies } from "./dependencies.ts";
import { ruleDependencies } from "./dependency-rules.ts";
import { findPairDependencies } from "./pair-dependencies.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView } from "./relation-view.ts";

export const functionalDependencies: RelationDetector = { name: "functional dependencies", detect };

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const columns = withoutCopies(view.columns, found);
  const single = findDependencies(view, columns);
  const pairs = findPairDependencies(view, columns, single);
  return [...ruleDependencies(single), ...pairs.map(({ guess }) => guess)];
}
