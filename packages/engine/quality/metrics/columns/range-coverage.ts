import type { ContinuousMetric } from "../metric.ts";
import { findExtremes, findSpread } from "./extremes.ts";

/** 1 − (what is missing at the lower end + what is missing at the upper one) / range of the real values. */
export const rangeCoverage: ContinuousMetric = {
  name: "RangeCoverage",
  about: "How much of the range of the real values the synthetic ones reach.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, RangeCoverage",
  takes: "continuous",
  compute({ real, synthetic }) {
    const { least, largest, spread } = findSpread(real);
    const reached = findExtremes(synthetic, "synthetic");
    const below = Math.max((reached.least - least) / spread, 0);
    const above = Math.max((largest - reached.largest) / spread, 0);
    return Math.max(0, 1 - (below + above));
  },
};
