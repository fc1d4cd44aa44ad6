/** @file Rules of the schema that synthetic rows break more often than real ones. */
import type { RuleReport } from "../report.ts";
import { sayCount, sayPercent } from "../words.ts";
import { type FindingKind, limitFindings, type RankedFinding } from "./finding-kind.ts";

export const ruleFindings: FindingKind = ({ rules }) =>
  limitFindings(rules.flatMap(judgeRule), (rest) => `So are ${sayCount(rest, "further rule")}.`);

function judgeRule({ table, rule, broken, judgement }: RuleReport): RankedFinding[] {
  if (broken.synthetic === null || (judgement !== "warn" && judgement !== "bad")) return [];
  const real = broken.real ?? 0;
  return [
    {
      judgement,
      where: table,
      loss: Math.max(0.1, broken.synthetic - real),
      what: `The rule “${rule}” is broken by ${sayPercent(broken.synthetic)} of the synthetic rows and ${sayPercent(real)} of the real ones.`,
      advice: "Programs that rely on it may fail. Make it a constraint of the generator.",
    },
  ];
}
