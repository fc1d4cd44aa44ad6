/** @file Metrics of whole tables and of how tables hang together. */
import type { MetricEntry } from "../entry.ts";
import { cardinalityStatistics } from "./cardinality-statistic.ts";
import { newRowSynthesis } from "./new-row-synthesis.ts";
import { dependencyPreservation, rulePreservation } from "./rule-preservation.ts";
import { sequenceMetrics } from "./sequences.ts";

export const tableMetrics: readonly MetricEntry[] = [
  newRowSynthesis,
  ...cardinalityStatistics,
  ...sequenceMetrics,
  rulePreservation,
  dependencyPreservation,
];
