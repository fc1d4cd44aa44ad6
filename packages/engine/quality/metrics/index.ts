/** @file Every metric an evaluation computes besides SDMetrics' two reports. */
import { columnMetrics } from "./columns/index.ts";
import { type MetricEntry, overColumns } from "./entry.ts";

export type { EvaluationInput, MetricAnswer, MetricEntry } from "./entry.ts";

export const metricEntries: readonly MetricEntry[] = [...columnMetrics.map(overColumns)];
