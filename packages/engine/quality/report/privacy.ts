/** @file The privacy part of the report: every attack with its words, its figures and how it stands. */
import { type AttackAnswer, attacks, type PrivacyResult } from "../privacy/index.ts";
import type { AttackReport, Judgement, PrivacyReport } from "./report.ts";

const judgements: Readonly<Record<"pass" | "warn" | "fail" | "unknown", Judgement>> = {
  pass: "good",
  warn: "warn",
  fail: "bad",
  unknown: "unknown",
};

export function describePrivacy(result: PrivacyResult | undefined): PrivacyReport {
  if (result === undefined)
    return {
      state: "not-measured",
      reason: "whether single persons can be found again has to be tried by attacks, which were not run.",
    };
  return {
    state: "measured",
    verdict: result.verdict,
    attacks: result.attacks.map(describeAttack),
    findings: result.findings.map(({ judgement, ...finding }) => ({
      judgement: judgements[judgement],
      ...finding,
    })),
  };
}

function describeAttack(answer: AttackAnswer): AttackReport {
  const attack = attacks.find(({ name }) => name === answer.name);
  const words = {
    name: answer.name,
    table: answer.table,
    about: attack?.about ?? "",
    limits: attack?.limits ?? "",
    citation: attack?.citation ?? "",
  };
  if ("reason" in answer)
    return { ...words, judgement: "unknown", reason: `${answer.reason} ${answer.todo}`, figures: [] };
  return {
    ...words,
    judgement: judgements[answer.judgement],
    ...(answer.note !== undefined && { note: answer.note }),
    figures: answer.figures.map(({ name, label, value, low, high, harmless }) => ({
      name,
      label,
      value,
      ...(low !== undefined && { low }),
      ...(high !== undefined && { high }),
      ...(harmless !== undefined && { harmless }),
    })),
  };
}
