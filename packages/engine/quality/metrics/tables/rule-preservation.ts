/** @file Rules of the Schema, judged on both sides: a twin should break them no more often than real rows do. */
import { isSemblanceError, throwIfCancelled } from "../../../base/index.ts";
import { checkRule, type Rule, type RuleVerdict, type Table } from "../../../table/index.ts";
import { qualityErrors } from "../../errors.ts";
import { computed, notComputable, type Score } from "../../score.ts";
import type { EvaluationInput, MetricAnswer, MetricEntry } from "../entry.ts";

/** A rule counts as kept while it is broken by no more than this share of rows above the real share. */
const SLACK = 0.002;

function overRules(about: Omit<MetricEntry, "compute">, takes: (rule: Rule) => boolean): MetricEntry {
  return {
    ...about,
    async compute(input, { signal }): Promise<MetricAnswer> {
      const parts: Record<string, Score> = {};
      let [kept, judged] = [0, 0];
      for (const { name, rule, real, synthetic } of listRules(input, takes)) {
        throwIfCancelled(signal);
        const [realRate, syntheticRate] = await attemptRates(rule, real, synthetic);
        parts[`${name}.real`] = realRate;
        parts[`${name}.synthetic`] = syntheticRate;
        if (realRate.value === null || syntheticRate.value === null) continue;
        judged++;
        if (syntheticRate.value <= realRate.value + SLACK) kept++;
      }
      if (judged > 0) return { value: kept / judged, parts };
      return { ...notComputable(qualityErrors.create("nothing-to-compare", { metric: about.name })), parts };
    },
  };
}

interface ListedRule {
  readonly name: string;
  readonly rule: Rule;
  readonly real: Table;
  readonly synthetic: Table;
}

function* listRules(
  { schema, real, synthetic }: EvaluationInput,
  takes: (rule: Rule) => boolean,
): Generator<ListedRule> {
  for (const [table, { rules }] of Object.entries(schema.tables)) {
    const sides = [real.get(table), synthetic.get(table)] as const;
    if (sides[0] === undefined || sides[1] === undefined) continue;
    for (const [index, rule] of rules.entries())
      if (takes(rule))
        yield {
          name: `${table}.${index + 1} ${rule.kind}(${rule.columns.join(", ")})`,
          rule,
          real: sides[0],
          synthetic: sides[1],
        };
  }
}

async function attemptRates(rule: Rule, real: Table, synthetic: Table): Promise<[Score, Score]> {
  const rate = async (table: Table, side: string): Promise<Score> => {
    try {
      return computed(rateOf(await checkRule(table, rule, { reference: real }), side));
    } catch (error) {
      if (isSemblanceError(error)) return notComputable(error);
      throw error;
    }
  };
  return [await rate(real, "real"), await rate(synthetic, "synthetic")];
}

function rateOf({ checked, broken }: RuleVerdict, side: string): number {
  if (checked === 0) throw qualityErrors.create("no-values", { side });
  return broken / checked;
}

const shared = { range: [0, 1], best: 1, citation: "This project", needs: ["rules"] } as const;

export const rulePreservation = overRules(
  {
    ...shared,
    name: "RulePreservation",
    about:
      "Share of the schema's rules that synthetic rows break no more often than real ones (0.2 points grace).",
  },
  () => true,
);

export const dependencyPreservation = overRules(
  {
    ...shared,
    name: "FunctionalDependencyPreservation",
    about: "The same of those rules only by which a column follows from others.",
  },
  ({ kind }) => kind === "functional-dependency",
);
