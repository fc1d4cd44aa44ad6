/** @file Metrics that train a classifier. */
import type { MetricEntry } from "../entry.ts";
import { precisionEfficacy, recallEfficacy } from "./augmentation-efficacy.ts";
import { c2st, c2stCopyLine, c2stDifferences, c2stHoldout } from "./c2st.ts";
import { c2stAgg } from "./c2st-agg.ts";
import { c2stLogistic } from "./c2st-logistic.ts";
import { equalizedOddsImprovement } from "./equalized-odds-improvement.ts";
import { logisticDetection } from "./logistic-detection.ts";
import { logisticParentChildDetection } from "./logistic-parent-child-detection.ts";
import { tstr } from "./tstr.ts";

export const classifierMetrics: readonly MetricEntry[] = [
  c2st,
  c2stDifferences,
  c2stHoldout,
  c2stCopyLine,
  c2stLogistic,
  c2stAgg,
  logisticDetection,
  logisticParentChildDetection,
  tstr,
  precisionEfficacy,
  recallEfficacy,
  equalizedOddsImprovement,
];
