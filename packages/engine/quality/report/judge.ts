/** @file How a score stands: by its thresholds, and never worse than what fresh real rows would score. */
import { explainScore, type ScoreId } from "./explanations.ts";
import type { Judgement } from "./report.ts";

/** Two draws of n real rows score apart by chance: 95 % of them by less than .01 + .8/√n. */
const NEAR_CEILING = { always: 0.01, byRows: 0.8 };

export interface Standing {
  readonly value: number | null;
  readonly ceiling?: number | null | undefined;
  /** The value at the ceiling's size, where it differs. */
  readonly atCeilingSize?: number | undefined;
  /** Rows of the smaller side. */
  readonly rows?: number | undefined;
}

export function judgeScore(
  id: ScoreId,
  { value, ceiling = null, atCeilingSize, rows = Number.POSITIVE_INFINITY }: Standing,
): Judgement {
  if (value === null) return "unknown";
  const { pass, warn } = explainScore(id);
  // What a model is worth depends on the task: only the distance to the ceiling says something.
  if (id === "usefulness") {
    if (ceiling === null || ceiling <= 0) return "unknown";
    return grade(value / ceiling, pass, warn);
  }
  const near = NEAR_CEILING.always + NEAR_CEILING.byRows / Math.sqrt(Math.max(1, rows));
  if (ceiling !== null && (atCeilingSize ?? value) >= ceiling - near) return "good";
  return grade(value, pass, warn);
}

function grade(value: number, pass: number, warn: number): Judgement {
  if (value >= pass) return "good";
  return value >= warn ? "warn" : "bad";
}
