import { qualityErrors } from "../../errors.ts";
import { sortPresent } from "../../sides/sorted.ts";
import type { ContinuousMetric } from "../metric.ts";

/**
 * Share of synthetic values inside the bounds, ends included. Missing values are no values where the column may
 * have them (by the schema, else when the real one has), and break the bounds where it may not.
 */
export const boundaryAdherence: ContinuousMetric = {
  name: "BoundaryAdherence",
  about: "Share of synthetic values between the smallest and the largest value allowed.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, BoundaryAdherence",
  quirk:
    "Bounds of the schema replace those of the data; missing values are left out where they are allowed, else they are outside.",
  takes: "continuous",
  compute({ real, synthetic }, { min, max, nullable } = {}) {
    const sorted = sortPresent(real);
    // Without a real value nothing lies within its bounds: the comparisons below are false.
    const least = typeof min === "number" ? min : (sorted[0] ?? Number.NaN);
    const largest = typeof max === "number" ? max : (sorted.at(-1) ?? Number.NaN);
    const mayBeMissing = nullable ?? sorted.length < real.length;
    const judged = mayBeMissing ? sortPresent(synthetic).length : synthetic.length;
    if (judged === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    let inside = 0;
    for (const value of synthetic) if (value >= least && value <= largest) inside++;
    return inside / judged;
  },
};
