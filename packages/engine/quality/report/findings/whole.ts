/** @file What only shows when whole rows are looked at. */

import { sayPercent, sayScore } from "../words.ts";
import type { FindingKind, Measured, RankedFinding } from "./finding-kind.ts";

export const wholeFindings: FindingKind = (report, { evaluation }) => {
  const area = evaluation.metrics["C2ST"]?.value ?? null;
  return [...judgeDetection(report, area), ...judgeUsefulness(report), ...judgeNovelty(report)];
};

function findScore({ scores }: Measured, id: string) {
  const score = scores.find((one) => one.id === id);
  return score !== undefined && (score.judgement === "warn" || score.judgement === "bad") ? score : undefined;
}

function judgeDetection(report: Measured, area: number | null): RankedFinding[] {
  const score = findScore(report, "detection");
  if (score === undefined || area === null) return [];
  return [
    {
      judgement: score.judgement,
      where: "",
      loss: 0.5 * (1 - (score.value ?? 0)),
      what: `A model tells synthetic rows from real ones (area under the curve ${sayScore(area)}, where 0.500 is a coin).`,
      advice:
        "Look at the worst columns and pairs first; where all of those are good, relations of three and more columns are missing.",
    },
  ];
}

function judgeUsefulness(report: Measured): RankedFinding[] {
  const score = findScore(report, "usefulness");
  if (score === undefined || score.value === null || score.ceiling === null) return [];
  return [
    {
      judgement: score.judgement,
      where: "",
      loss: Math.min(1, 1 - score.value / score.ceiling),
      what: `A model taught by synthetic rows reaches ${sayScore(score.value)} on fresh real ones, taught by real rows ${sayScore(score.ceiling)}.`,
      advice: "Develop on synthetic rows, but train the model that goes live on real ones.",
    },
  ];
}

function judgeNovelty(report: Measured): RankedFinding[] {
  const score = findScore(report, "novelty");
  if (score === undefined || score.value === null) return [];
  return [
    {
      judgement: score.judgement,
      where: "",
      loss: 1 - score.value,
      what: `${sayPercent(1 - score.value)} of the synthetic rows match a real row.`,
      advice:
        "Unless the table is small and has few categories, rows were copied. Held-out rows (`--holdout`) tell how many match by chance.",
    },
  ];
}
