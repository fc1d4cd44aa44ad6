import { qualityErrors } from "../../errors.ts";
import { summarise } from "../../sides/number-summary.ts";
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
    const seen = summarise(real);
    // Without a real value nothing lies within its bounds: these are infinite, the wrong way round.
    const least = typeof min === "number" ? min : seen.least;
    const largest = typeof max === "number" ? max : seen.largest;
    const mayBeMissing = nullable ?? seen.present < real.length;
    const judged = mayBeMissing ? summarise(synthetic).present : synthetic.length;
    if (judged === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    return countInside(synthetic, least, largest) / judged;
  },
};

function countInside(values: Float64Array, least: number, largest: number): number {
  const reached = summarise(values);
  if (reached.least >= least && reached.largest <= largest) return reached.present;
  let inside = 0;
  for (let row = 0; row < values.length; row++)
    if ((values[row] as number) >= least && (values[row] as number) <= largest) inside++;
  return inside;
}
