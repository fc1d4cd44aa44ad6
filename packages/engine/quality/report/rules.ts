/** @file The rules' part of the report: how often each is broken on both sides. */
import type { Evaluation } from "../evaluate.ts";
import type { RuleAnswer } from "../rules/judge-rules.ts";
import type { Judgement, RuleReport } from "./report.ts";

/** Synthetic rows may break a rule more often than real ones by these shares of rows. */
const GRACE = 0.002;
const MUCH = 0.02;

export function describeRules({ rules }: Evaluation): RuleReport[] {
  return rules.map((answer) => {
    const broken = { real: shareOf(answer, "real"), synthetic: shareOf(answer, "synthetic") };
    const { table, rule, kind, reason } = answer;
    return { table, rule, kind, broken, judgement: judge(broken), ...(reason !== undefined && { reason }) };
  });
}

function shareOf({ broken, rows }: RuleAnswer, side: "real" | "synthetic"): number | null {
  const [count, of] = [broken[side], rows[side]];
  return count === null || of === null || of === 0 ? null : count / of;
}

function judge({ real, synthetic }: RuleReport["broken"]): Judgement {
  if (synthetic === null) return "unknown";
  const more = synthetic - (real ?? 0);
  if (more <= GRACE) return "good";
  return more <= MUCH ? "warn" : "bad";
}
