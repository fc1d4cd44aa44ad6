/** @file Metrics of whole tables and of how tables hang together. */
import type { MetricEntry } from "../entry.ts";
import { cardinalityStatistics } from "./cardinality-statistic.ts";
import {
  datetimeFormatAdherence,
  keyUniqueness,
  regexFormatAdherence,
  tableStructure,
} from "./column-validity.ts";
import { hopTrends, intertableTrends } from "./hop-trends.ts";
import { newRowSynthesis } from "./new-row-synthesis.ts";
import {
  cardinalityBoundaryAdherence,
  cardinalityShapeSimilarity,
  referentialIntegrity,
} from "./relationship-validity.ts";
import { dependencyPreservation, rulePreservation } from "./rule-preservation.ts";
import { sequenceMetrics } from "./sequences.ts";

export const tableMetrics: readonly MetricEntry[] = [
  tableStructure,
  keyUniqueness,
  datetimeFormatAdherence,
  regexFormatAdherence,
  newRowSynthesis,
  referentialIntegrity,
  cardinalityBoundaryAdherence,
  cardinalityShapeSimilarity,
  ...cardinalityStatistics,
  intertableTrends,
  hopTrends,
  ...sequenceMetrics,
  rulePreservation,
  dependencyPreservation,
];
