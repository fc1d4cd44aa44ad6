/** @file Every metric of a single column. */
import type { ContinuousMetric, DiscreteMetric, PlainColumnMetric } from "../metric.ts";
import { boundaryAdherence } from "./boundary-adherence.ts";
import { categoryAdherence } from "./category-adherence.ts";
import { categoryCoverage } from "./category-coverage.ts";
import { csTest } from "./cs-test.ts";
import { ksComplement } from "./ks-complement.ts";
import { missingValueSimilarity } from "./missing-value-similarity.ts";
import { rangeCoverage } from "./range-coverage.ts";
import { meanSimilarity, medianSimilarity, stdSimilarity } from "./statistic-similarity.ts";
import { tvComplement } from "./tv-complement.ts";

export const columnMetrics: readonly (ContinuousMetric | DiscreteMetric | PlainColumnMetric)[] = [
  ksComplement,
  tvComplement,
  rangeCoverage,
  categoryCoverage,
  boundaryAdherence,
  categoryAdherence,
  missingValueSimilarity,
  meanSimilarity,
  medianSimilarity,
  stdSimilarity,
  csTest,
];
