/** @file How a score stands: by its thresholds, and never worse than what fresh real rows would score. */
import { explainScore, type ScoreId } from "./explanations.ts";
import type { Judgement } from "./report.ts";

/** As near to the ceiling as two draws of real rows are to each other. */
const NEAR_CEILING = 0.01;

export interface Standing {
  readonly value: number | null;
  readonly ceiling?: number | null | undefined;
  /** The value at the ceiling's size, where it differs. */
  readonly atCeilingSize?: number | undefined;
}

export function judgeScore(id: ScoreId, { value, ceiling = null, atCeilingSize }: Standing): Judgement {
  if (value === null) return "unknown";
  const { pass, warn } = explainScore(id);
  // What a model is worth depends on the task: only the distance to the ceiling says something.
  if (id === "usefulness") {
    if (ceiling === null || ceiling <= 0) return "unknown";
    return grade(value / ceiling, pass, warn);
  }
  if (ceiling !== null && (atCeilingSize ?? value) >= ceiling - NEAR_CEILING) return "good";
  return grade(value, pass, warn);
}

function grade(value: number, pass: number, warn: number): Judgement {
  if (value >= pass) return "good";
  return value >= warn ? "warn" : "bad";
}
