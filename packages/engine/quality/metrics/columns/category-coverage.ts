import { qualityErrors } from "../../errors.ts";
import { countCategories } from "../../sides/category-counts.ts";
import type { DiscreteMetric } from "../metric.ts";

export const categoryCoverage: DiscreteMetric = {
  name: "CategoryCoverage",
  about: "Share of the real categories that the synthetic data has too.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, CategoryCoverage",
  takes: "discrete",
  compute(sides) {
    const { real, synthetic } = countCategories(sides);
    if (real.present === 0) throw qualityErrors.create("no-values", { side: "real" });
    let [seen, covered] = [0, 0];
    for (let code = 0; code < sides.size; code++) {
      if (real.counts[code] === 0) continue;
      seen++;
      if ((synthetic.counts[code] as number) > 0) covered++;
    }
    return covered / seen;
  },
};
