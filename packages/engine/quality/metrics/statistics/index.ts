/** @file Statistics of a column that people ask for by name, over all columns that can have them. */
import { type MetricEntry, overColumns } from "../entry.ts";
import { chiSquarePValue, chiSquareStatistic } from "./chi-square-test.ts";
import { iqrOutliers } from "./iqr-outliers.ts";
import { jensenShannonDistance } from "./jensen-shannon-distance.ts";
import { klDivergence } from "./kl-divergence.ts";
import { ksPValue, ksStatistic } from "./ks-test.ts";
import { wassersteinDistance, wassersteinNormalised } from "./wasserstein-distance.ts";

export const statisticMetrics: readonly MetricEntry[] = [
  overColumns(ksStatistic),
  overColumns(ksPValue),
  overColumns(chiSquareStatistic),
  overColumns(chiSquarePValue),
  overColumns(wassersteinDistance),
  overColumns(wassersteinNormalised),
  jensenShannonDistance,
  klDivergence,
  overColumns(iqrOutliers),
];
