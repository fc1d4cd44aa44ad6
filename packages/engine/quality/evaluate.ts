/** @file Real against synthetic: SDMetrics' reports and every other metric, as one plain object. */
import { isSemblanceError, throwIfCancelled, type WorkContext } from "../base/index.ts";
import { qualityErrors } from "./errors.ts";
import { findTarget } from "./metrics/classifiers/find-target.ts";
import { type EvaluationInput, type MetricAnswer, type MetricEntry, metricEntries } from "./metrics/index.ts";
import { judgeRules, type RuleAnswer } from "./rules/judge-rules.ts";
import { notComputable } from "./score.ts";
import { computeDiagnosticReport } from "./sdmetrics/diagnostic-report.ts";
import { defaultThresholds, zeroThresholds } from "./sdmetrics/pair-trends.ts";
import { computeQualityReports } from "./sdmetrics/quality-report.ts";
import type { SdReport } from "./sdmetrics/report.ts";

export interface Evaluation {
  readonly sdmetrics: {
    readonly quality: { readonly default: SdReport; readonly zero: SdReport };
    readonly diagnostic: SdReport;
  };
  readonly metrics: Readonly<Record<string, MetricAnswer>>;
  /** Every rule of the schema, in its order: those of each table, then those between tables. */
  readonly rules: readonly RuleAnswer[];
  /** Null where no threshold was asked for. */
  readonly verdict: Verdict | null;
}

export interface Verdict {
  readonly passed: boolean;
  readonly quality: number | null;
  readonly minQuality: number;
}

export interface EvaluateOptions {
  /** Names of the metrics to compute; all by default. */
  readonly metrics?: readonly string[];
  /** Gates SDMetrics' overall quality score at its default thresholds. */
  readonly minQuality?: number;
}

export async function evaluate(
  input: EvaluationInput,
  { metrics: names, minQuality }: EvaluateOptions = {},
  context: WorkContext = {},
): Promise<Evaluation> {
  const chosen = chooseMetrics(names);
  checkTables(input);
  findTarget(input);
  const steps = chosen.length + 3;
  let done = 0;
  const step = async (phase: string) => {
    // A stop that was asked for meanwhile is heard.
    await new Promise((resolve) => setImmediate(resolve));
    throwIfCancelled(context.signal);
    context.onProgress?.({ phase, done: done++, total: steps, unit: "metrics" });
  };
  await step("comparing columns and pairs");
  const reports = computeQualityReports(input, [defaultThresholds, zeroThresholds], context);
  const [byDefault, zero] = reports as [SdReport, SdReport];
  await step("checking validity");
  const diagnostic = computeDiagnosticReport(input);
  await step("checking rules");
  const rules = await judgeRules(input, context);
  const metrics: Record<string, MetricAnswer> = {};
  for (const entry of chosen) {
    await step(entry.name);
    metrics[entry.name] = await answer(entry, input, context);
  }
  const verdict =
    minQuality === undefined
      ? null
      : { passed: (byDefault.score ?? 0) >= minQuality, quality: byDefault.score, minQuality };
  return { sdmetrics: { quality: { default: byDefault, zero }, diagnostic }, metrics, rules, verdict };
}

async function answer(
  entry: MetricEntry,
  input: EvaluationInput,
  context: WorkContext,
): Promise<MetricAnswer> {
  try {
    return await entry.compute(input, context);
  } catch (error) {
    if (!isSemblanceError(error) || error.code === "cancelled") throw error;
    return notComputable(error);
  }
}

function chooseMetrics(names: readonly string[] | undefined): readonly MetricEntry[] {
  if (names === undefined) return metricEntries;
  return names.map((name) => {
    const entry = metricEntries.find((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
    if (entry === undefined)
      throw qualityErrors.create("unknown-metric", {
        name,
        known: metricEntries.map((one) => one.name).join(", "),
      });
    return entry;
  });
}

function checkTables({ real, synthetic, schema }: EvaluationInput): void {
  const tables = Object.keys(schema.tables).filter((name) => real.has(name) && synthetic.has(name));
  if (tables.length === 0)
    throw qualityErrors.create("no-common-table", {
      real: [...real.keys()].slice(0, 5).join(", "),
      synthetic: [...synthetic.keys()].slice(0, 5).join(", "),
    });
  const shared = tables.some((name) => {
    const columns = synthetic.get(name)?.columns;
    return real
      .get(name)
      ?.columns.keys()
      .some((column) => columns?.has(column));
  });
  if (!shared) throw qualityErrors.create("no-common-column", { table: tables[0] as string });
}
