/** @file Metrics of rows as points: how two clouds of them lie to each other. */
import type { MetricEntry } from "../entry.ts";
import { alphaPrecision, authenticity, betaRecall } from "./support.ts";
import { energyDistance, maximumMeanDiscrepancy } from "./two-samples.ts";

export const cloudMetrics: readonly MetricEntry[] = [
  energyDistance,
  maximumMeanDiscrepancy,
  alphaPrecision,
  betaRecall,
  authenticity,
];
