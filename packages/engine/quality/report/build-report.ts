/** @file From tables and their evaluation to the Report. */
import { throwIfCancelled, type WorkContext } from "../../base/index.ts";
import type { Database } from "../../table/index.ts";
import type { Evaluation } from "../evaluate.ts";
import { type EvaluationInput, metricEntries } from "../metrics/index.ts";
import type { PrivacyResult } from "../privacy/index.ts";
import { fingerprintDatabase } from "./aggregate/index.ts";
import { measureCeiling } from "./ceiling.ts";
import type { Measured } from "./findings/finding-kind.ts";
import { listFindings } from "./findings/index.ts";
import { describePrivacy } from "./privacy.ts";
import { describeRelationships } from "./relationships.ts";
import { type MetricReport, type Report, type ReportSide, reportVersion } from "./report.ts";
import { describeRules } from "./rules.ts";
import { listScores } from "./scores.ts";
import { summarise } from "./summary.ts";
import { describeTables } from "./tables.ts";
import { reachVerdict } from "./verdict.ts";

/** What the data does not say of itself. */
export interface ReportAbout {
  /** ISO 8601. */
  readonly createdAt: string;
  readonly by: string | null;
  /** The program and its version. */
  readonly program: string;
  readonly names: { readonly real: string; readonly synthetic: string; readonly holdout: string | null };
  /** What was noticed while reading. */
  readonly notes: readonly string[];
  /** What attacks found, where they were run. */
  readonly privacy?: PrivacyResult;
}

export async function buildReport(
  input: EvaluationInput,
  evaluation: Evaluation,
  about: ReportAbout,
  context: WorkContext = {},
): Promise<Report> {
  const step = (done: number) => {
    throwIfCancelled(context.signal);
    context.onProgress?.({ phase: "writing the report", done, total: 3, unit: "parts" });
  };
  step(0);
  const ceiling = await measureCeiling(input, new Set(Object.keys(evaluation.metrics)), context);
  step(1);
  const tables = describeTables(input, evaluation, ceiling, context);
  step(2);
  const measured: Measured = {
    format: "semblance-report",
    version: reportVersion,
    about: describeAbout(input, about),
    scores: listScores(evaluation, ceiling),
    tables,
    relationships: describeRelationships(input, evaluation, ceiling),
    rules: describeRules(evaluation),
    privacy: describePrivacy(about.privacy),
    metrics: listMetrics(evaluation),
    notes: [...about.notes],
  };
  step(3);
  return {
    ...measured,
    summary: summarise(measured, evaluation),
    verdict: reachVerdict({ ...measured, gate: evaluation.verdict }),
    findings: listFindings(measured, { evaluation, ceiling }),
  };
}

function describeAbout(
  { real, synthetic, holdout, seed }: EvaluationInput,
  { createdAt, by, program, names }: ReportAbout,
): Report["about"] {
  return {
    createdAt,
    by,
    program,
    seed,
    real: describeSide(names.real, real),
    synthetic: describeSide(names.synthetic, synthetic),
    holdout: holdout === undefined ? null : describeSide(names.holdout ?? "held-out rows", holdout),
  };
}

function describeSide(name: string, database: Database): ReportSide {
  const tables = [...database].map(([table, { rowCount, columns }]) => [
    table,
    { rows: rowCount, columns: columns.size },
  ]);
  return { name, fingerprint: fingerprintDatabase(database), tables: Object.fromEntries(tables) };
}

function listMetrics({ metrics }: Evaluation): MetricReport[] {
  return Object.entries(metrics).map(([name, answer]) => {
    const entry = metricEntries.find((one) => one.name === name);
    return {
      name,
      about: entry?.about ?? "",
      value: answer.value,
      ...(answer.value === null && { reason: answer.reason }),
      best: entry?.best ?? 1,
      ...(answer.note !== undefined && { note: answer.note }),
    };
  });
}
