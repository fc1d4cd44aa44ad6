import { largestGap } from "../columns/ks-complement.ts";
import type { ContinuousMetric } from "../metric.ts";
import { kolmogorovTwoSample } from "./kolmogorov-two-sample.ts";
import { sortSides } from "./sort-sides.ts";

const shared = {
  range: [0, 1],
  citation: "Kolmogorov 1933, Smirnov 1948; SciPy's ks_2samp",
  takes: "continuous",
} as const;

/** sup |F_real(x) − F_synthetic(x)|, missing values left out and nothing rounded, unlike KSComplement. */
export const ksStatistic: ContinuousMetric = {
  ...shared,
  name: "KSTest.statistic",
  about: "The largest gap between the cumulative curves of two distributions of numbers.",
  best: 0,
  compute: (sides) => largestGap(...sortSides(sides)),
};

export const ksPValue: ContinuousMetric = {
  ...shared,
  name: "KSTest.pValue",
  about:
    "How likely so large a gap would be if both tables came from one source; with many rows the least gap is unlikely.",
  best: 1,
  compute(sides) {
    const [real, synthetic] = sortSides(sides);
    return kolmogorovTwoSample(real.length, synthetic.length, largestGap(real, synthetic));
  },
};
