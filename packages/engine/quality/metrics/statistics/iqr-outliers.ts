import { quantilesOfSorted } from "../../../stats/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { ContinuousMetric } from "../metric.ts";
import { sortSides } from "./sort-sides.ts";

/** Tukey's fences: so many interquartile ranges beyond the quartiles. */
const FENCE = 1.5;

/** 1 − (|difference of shares below the lower fence| + |difference of shares above the upper one|). */
export const iqrOutliers: ContinuousMetric = {
  name: "IQROutliers",
  about:
    "Whether as many values lie beyond 1.5 interquartile ranges of the real quartiles, below and above, as in the real data.",
  range: [0, 1],
  best: 1,
  citation: "Tukey 1977",
  takes: "continuous",
  compute(sides) {
    const [real, synthetic] = sortSides(sides);
    const [lower, upper] = quantilesOfSorted(real, [0.25, 0.75]) as ArrayLike<number> as [number, number];
    const reach = FENCE * (upper - lower);
    if (!Number.isFinite(reach)) throw qualityErrors.create("infinite-values", { side: "real" });
    const fences = { below: lower - reach, above: upper + reach };
    const [ours, theirs] = [shareBeyond(real, fences), shareBeyond(synthetic, fences)];
    return 1 - Math.abs(ours.below - theirs.below) - Math.abs(ours.above - theirs.above);
  },
};

interface Beyond {
  readonly below: number;
  readonly above: number;
}

function shareBeyond(values: Float64Array, fences: Beyond): Beyond {
  let [below, above] = [0, 0];
  for (const value of values) {
    if (value < fences.below) below++;
    else if (value > fences.above) above++;
  }
  return { below: below / values.length, above: above / values.length };
}
