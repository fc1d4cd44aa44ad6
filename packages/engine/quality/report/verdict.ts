/** @file Pass, warn or fail by stated thresholds. */
import { explainScore, type ScoreId } from "./explanations.ts";
import type { PrivacyReport, ReportScore, ReportVerdict } from "./report.ts";

/** What these find is worth knowing, but a twin for tests may well be told apart. */
const advisory: ReadonlySet<string> = new Set<ScoreId>(["detection", "usefulness", "novelty"]);

export interface Gate {
  /** SDMetrics' overall quality score and the least that was asked for. */
  readonly quality: number | null;
  readonly minQuality: number;
  readonly passed: boolean;
}

export interface Evidence {
  readonly scores: readonly ReportScore[];
  readonly privacy: PrivacyReport;
  readonly gate: Gate | null;
}

/** A twin is as good as its worst: what attacks found weighs as much as quality. */
export function reachVerdict({ scores, privacy, gate }: Evidence): ReportVerdict {
  const thresholds: ReportVerdict["thresholds"] = scores.map(({ id, value, judgement }) => {
    const { pass, warn } = explainScore(id);
    return { id, value, pass, warn, judgement };
  });
  if (gate !== null)
    thresholds.push({
      id: "quality",
      value: gate.quality,
      pass: gate.minQuality,
      warn: gate.minQuality,
      judgement: gate.passed ? "good" : "bad",
    });
  const words = [chooseWord(thresholds), ...(privacy.state === "measured" ? [privacy.verdict] : [])];
  const word = (["fail", "warn"] as const).find((one) => words.includes(one)) ?? "pass";
  return { word, thresholds };
}

function chooseWord(thresholds: ReportVerdict["thresholds"]): ReportVerdict["word"] {
  const binding = thresholds.filter(({ id }) => !advisory.has(id));
  if (binding.some(({ judgement }) => judgement === "bad")) return "fail";
  // Where not even columns could be compared there is no evidence, and that is no pass.
  const isBlind = !thresholds.some(({ id, value }) => id === "shapes" && value !== null);
  if (isBlind) return "fail";
  return thresholds.some(({ judgement }) => judgement === "warn" || judgement === "bad") ? "warn" : "pass";
}
