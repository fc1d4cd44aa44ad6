/** @file The headline scores, out of what the evaluation and the ceiling hold. */
import type { Evaluation } from "../evaluate.ts";
import type { MetricAnswer } from "../metrics/index.ts";
import type { SdReport } from "../sdmetrics/report.ts";
import type { Ceiling } from "./ceiling.ts";
import type { ScoreId } from "./explanations.ts";
import { judgeScore, type Standing } from "./judge.ts";
import type { ReportScore } from "./report.ts";

interface Found extends Standing {
  readonly reason?: string | undefined;
}

export function listScores(evaluation: Evaluation, ceiling: Ceiling | undefined): ReportScore[] {
  const { quality, diagnostic } = evaluation.sdmetrics;
  const found: [ScoreId, Found | undefined][] = [
    ["shapes", takeProperty(quality.zero, "Column Shapes", ceiling?.quality, ceiling?.atSize)],
    ["trends", takeProperty(quality.zero, "Column Pair Trends", ceiling?.quality, ceiling?.atSize)],
    ["cardinality", takeProperty(quality.zero, "Cardinality", ceiling?.relations)],
    ["intertable", takeProperty(quality.zero, "Intertable Trends", ceiling?.relations)],
    ["detection", takeDetection(evaluation, ceiling)],
    ["usefulness", takeUsefulness(evaluation)],
    ["validity", takeProperty(diagnostic, "Data Validity", ceiling?.diagnostic)],
    ["structure", takeProperty(diagnostic, "Data Structure")],
    ["references", takeProperty(diagnostic, "Relationship Validity")],
    ["rules", takeRules(evaluation)],
    ["novelty", takeMetric(evaluation, "NewRowSynthesis", ceiling)],
  ];
  return found.flatMap(([id, standing]) =>
    standing === undefined ? [] : [toScore(id, { ...standing, rows: ceiling?.rows })],
  );
}

function toScore(id: ScoreId, standing: Found): ReportScore {
  const { value, ceiling = null, atCeilingSize, reason } = standing;
  return {
    id,
    value,
    ...(value === null && { reason: reason ?? "Nothing here could be compared." }),
    ceiling,
    ...(atCeilingSize !== undefined && { atCeilingSize }),
    judgement: judgeScore(id, standing),
  };
}

/** A property that does not apply, such as relationships of a single table, is no score. */
function takeProperty(
  report: SdReport,
  property: string,
  ceiling?: SdReport,
  atSize?: SdReport,
): Found | undefined {
  if (report.details[property] === undefined) return undefined;
  if (report.details[property].length === 0 && property !== "Column Shapes") return undefined;
  const atCeilingSize = atSize?.properties[property] ?? undefined;
  return {
    value: report.properties[property] ?? null,
    ceiling: ceiling?.properties[property] ?? null,
    ...(atCeilingSize !== undefined && { atCeilingSize }),
  };
}

function takeMetric({ metrics }: Evaluation, name: string, ceiling: Ceiling | undefined): Found {
  const answer = metrics[name];
  if (answer === undefined) return notAsked(name);
  return {
    value: answer.value,
    ceiling: ceiling?.metrics[name] ?? null,
    ...(answer.value === null && { reason: answer.reason }),
  };
}

/** An area under the curve of .5 is a coin, 1 certainty: 2 (1 − AUC). Below .5 the model learnt only noise. */
function takeDetection(evaluation: Evaluation, ceiling: Ceiling | undefined): Found {
  const found = takeMetric(evaluation, "C2ST", ceiling);
  const turn = (area: number | null | undefined) =>
    area === null || area === undefined ? null : Math.min(1, 2 * (1 - area));
  return { ...found, value: turn(found.value), ceiling: turn(found.ceiling) };
}

/** The ceiling is the model taught by real rows. */
function takeUsefulness(evaluation: Evaluation): Found {
  const answer = evaluation.metrics["TSTR"];
  if (answer === undefined) return notAsked("TSTR");
  if (answer.value === null) return { value: null, reason: answer.reason };
  const taught = listPrimary(answer);
  const ceiling = taught.length === 0 ? null : taught.reduce((sum, value) => sum + value, 0) / taught.length;
  return { value: answer.value, ceiling };
}

function listPrimary({ parts = {} }: MetricAnswer): number[] {
  return Object.entries(parts).flatMap(([name, { value }]) =>
    value !== null && /\.TRTR (AUC|R2)$/.test(name) ? [value] : [],
  );
}

function takeRules(evaluation: Evaluation): Found | undefined {
  const answer = evaluation.metrics["RulePreservation"];
  if (answer === undefined || answer.value === null) return undefined;
  return { value: answer.value };
}

function notAsked(metric: string): Found {
  return { value: null, reason: `${metric} was not asked for (see --metrics).` };
}
