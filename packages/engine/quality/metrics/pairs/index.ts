/** @file Metrics of every two columns of a table. */
import type { MetricEntry } from "../entry.ts";
import { contingencySimilarity, pairTrendsRealEdges } from "./contingency-similarity.ts";
import {
  correlationFrobenius,
  correlationMeanDifference,
  correlationOfCorrelations,
} from "./correlation-difference.ts";
import { continuousKlDivergence, discreteKlDivergence } from "./kl-divergence.ts";
import { overPairs } from "./over-pairs.ts";
import { pearsonSimilarity } from "./pearson-similarity.ts";
import { spearmanSimilarity } from "./spearman-similarity.ts";

export const pairMetrics: readonly MetricEntry[] = [
  correlationFrobenius,
  correlationOfCorrelations,
  correlationMeanDifference,
  overPairs(pairTrendsRealEdges),
  overPairs(contingencySimilarity),
  overPairs(continuousKlDivergence),
  overPairs(discreteKlDivergence),
  overPairs(pearsonSimilarity),
  overPairs(spearmanSimilarity),
];
