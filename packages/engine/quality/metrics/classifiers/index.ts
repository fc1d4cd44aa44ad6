/** @file Metrics that train a classifier. */
import type { MetricEntry } from "../entry.ts";
import { c2st, c2stCopyLine, c2stDifferences, c2stHoldout } from "./c2st.ts";

export const classifierMetrics: readonly MetricEntry[] = [c2st, c2stDifferences, c2stHoldout, c2stCopyLine];
