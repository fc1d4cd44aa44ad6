import { chiSquared } from "../../../stats/index.ts";
import { qualityErrors } from "../../errors.ts";
import { type CategoryCounts, countCategories } from "../../sides/category-counts.ts";
import type { DiscreteMetric } from "../metric.ts";
import { addUp } from "./tv-complement.ts";

const UNSEEN = 1e-6;

/**
 * p-value of the chi-squared test of synthetic against real shares, missing being a category. A quirk kept for
 * comparison: the package tests shares, not counts, so the statistic hardly depends on the number of rows and p
 * is close to 1.
 */
export const csTest: DiscreteMetric = {
  name: "CSTest",
  about: "p-value of a chi-squared test between the shares of categories.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, CSTest; Pearson 1900",
  quirk:
    "The package tests shares, not counts, so p is close to 1 whatever the number of rows; ChiSquareTest tests counts.",
  takes: "discrete",
  compute(sides) {
    const { real, synthetic } = countCategories(sides);
    const expected = withMissing(real);
    const observed = withMissing(synthetic);
    const observedTotal = addUp(observed);
    if (addUp(expected) === 0) throw qualityErrors.create("no-values", { side: "real" });
    if (observedTotal === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    for (let code = 0; code < expected.length; code++)
      if (expected[code] === 0 && (observed[code] as number) > 0) expected[code] = UNSEEN;
    const expectedTotal = addUp(expected);
    let statistic = 0;
    let categories = 0;
    for (let code = 0; code < expected.length; code++) {
      if (expected[code] === 0) continue;
      categories++;
      const share = (expected[code] as number) / expectedTotal;
      statistic += ((observed[code] as number) / observedTotal - share) ** 2 / share;
    }
    return categories < 2 ? 1 : chiSquared(categories - 1).sf(statistic);
  },
};

function withMissing({ counts, missing }: CategoryCounts): Float64Array {
  const all = new Float64Array(counts.length + 1);
  all.set(counts);
  all[counts.length] = missing;
  return all;
}
