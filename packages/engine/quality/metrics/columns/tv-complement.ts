import { qualityErrors } from "../../errors.ts";
import { countCategories } from "../../sides/category-counts.ts";
import type { DiscreteMetric } from "../metric.ts";

/** Weight of a category that only the synthetic data has, on the real side: SDMetrics adds it before dividing. */
const UNSEEN = 1e-6;

/** 1 − half the summed differences of category shares (total variation distance); missing values are left out. */
export const tvComplement: DiscreteMetric = {
  name: "TVComplement",
  about: "How alike the shares of categories are: 1 minus half of their summed differences.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, TVComplement",
  quirk:
    "Missing values are left out; a category that only the synthetic side has weighs 1e-6 of a row on the real one.",
  takes: "discrete",
  compute(sides) {
    const { real, synthetic } = countCategories(sides);
    if (real.present === 0) throw qualityErrors.create("no-values", { side: "real" });
    if (synthetic.present === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    const expected = real.counts.map((count, code) =>
      count === 0 && (synthetic.counts[code] as number) > 0 ? UNSEEN : count,
    );
    const total = addUp(expected);
    let distance = 0;
    for (let code = 0; code < expected.length; code++)
      distance += Math.abs(
        (synthetic.counts[code] as number) / synthetic.present - (expected[code] as number) / total,
      );
    return 1 - distance / 2;
  },
};

export function addUp(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
