import { qualityErrors } from "../../errors.ts";
import { countCategories } from "../../sides/category-counts.ts";
import type { DiscreteMetric } from "../metric.ts";

/** Share of synthetic values among those that the real data has; missing counts as one of them if it has any. */
export const categoryAdherence: DiscreteMetric = {
  name: "CategoryAdherence",
  about: "Share of synthetic values that are categories of the real data.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, CategoryAdherence",
  takes: "discrete",
  compute(sides, { nullable } = {}) {
    const { real, synthetic } = countCategories(sides);
    if (sides.synthetic.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    const mayBeMissing = nullable ?? real.missing > 0;
    let valid = mayBeMissing ? synthetic.missing : 0;
    for (let code = 0; code < sides.size; code++)
      if ((real.counts[code] as number) > 0) valid += synthetic.counts[code] as number;
    return valid / sides.synthetic.length;
  },
};
