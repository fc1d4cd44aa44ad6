/** @file Rules of the Schema, judged on both sides: a twin should break them no more often than real rows do. */
import { qualityErrors } from "../../errors.ts";
import { judgeRules, type RuleAnswer } from "../../rules/judge-rules.ts";
import { computed, notComputable, type Score } from "../../score.ts";
import type { MetricAnswer, MetricEntry } from "../entry.ts";

/** A rule counts as kept while it is broken by no more than this share of rows above the real share. */
const SLACK = 0.002;

function overRules(about: Omit<MetricEntry, "compute">, takes: (rule: RuleAnswer) => boolean): MetricEntry {
  return {
    ...about,
    async compute(input, context): Promise<MetricAnswer> {
      const parts: Record<string, Score> = {};
      let [kept, judged] = [0, 0];
      for (const rule of (await judgeRules(input, context)).filter(takes)) {
        const [real, synthetic] = [rateOf(rule, "real"), rateOf(rule, "synthetic")];
        parts[`${rule.table}: ${rule.rule}.real`] = real;
        parts[`${rule.table}: ${rule.rule}.synthetic`] = synthetic;
        if (real.value === null || synthetic.value === null) continue;
        judged++;
        if (synthetic.value <= real.value + SLACK) kept++;
      }
      if (judged > 0) return { value: kept / judged, parts };
      return { ...notComputable(qualityErrors.create("no-rule-judged", { metric: about.name })), parts };
    },
  };
}

/** Rate of violation on one side. */
function rateOf({ broken, rows, code, reason }: RuleAnswer, side: "real" | "synthetic"): Score {
  const [breaking, all] = [broken[side], rows[side]];
  if (breaking !== null && all !== null && all > 0) return computed(breaking / all);
  return { value: null, code: code as string, reason: reason as string };
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
