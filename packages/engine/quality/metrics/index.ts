/** @file Every metric an evaluation computes besides SDMetrics' two reports. */
import { classifierMetrics } from "./classifiers/index.ts";
import { cloudMetrics } from "./clouds/index.ts";
import { columnMetrics } from "./columns/index.ts";
import { type MetricEntry, overColumns } from "./entry.ts";
import { mostlyMetrics } from "./mostly/index.ts";
import { pairMetrics } from "./pairs/index.ts";
import { statisticMetrics } from "./statistics/index.ts";
import { tableMetrics } from "./tables/index.ts";

export type { EvaluationInput, MetricAnswer, MetricEntry, Need } from "./entry.ts";

export const metricEntries: readonly MetricEntry[] = [
  ...columnMetrics.map(overColumns),
  ...statisticMetrics,
  ...pairMetrics,
  ...tableMetrics,
  ...mostlyMetrics,
  ...cloudMetrics,
  ...classifierMetrics,
];
