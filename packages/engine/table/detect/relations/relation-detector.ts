import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import type { RelationView } from "./relation-view.ts";

/** One file each, listed in `index.ts`. Later ones see what earlier ones found, and need not say it again. */
export interface RelationDetector {
  readonly name: string;
  readonly detect: (view: RelationView, found: readonly RuleGuess<Rule>[]) => RuleGuess<Rule>[];
}
