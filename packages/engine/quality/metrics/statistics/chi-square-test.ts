import { chiSquared } from "../../../stats/index.ts";
import { qualityErrors } from "../../errors.ts";
import { countCategories } from "../../sides/category-counts.ts";
import type { DiscreteSides } from "../../sides/sides.ts";
import type { DiscreteMetric } from "../metric.ts";

const shared = {
  citation: "Pearson 1900; SciPy's chi2_contingency without Yates' correction",
  takes: "discrete",
} as const;

/** The test of homogeneity on counts; missing values are left out. */
export const chiSquareStatistic: DiscreteMetric = {
  ...shared,
  name: "ChiSquareTest.statistic",
  about: "How far the counts of categories are from those of one common source.",
  range: [0, Number.POSITIVE_INFINITY],
  best: 0,
  compute: (sides) => testCounts(sides).statistic,
};

export const chiSquarePValue: DiscreteMetric = {
  ...shared,
  name: "ChiSquareTest.pValue",
  about: "How likely counts so far apart would be if both tables came from one source.",
  range: [0, 1],
  best: 1,
  compute(sides) {
    const { statistic, freedom } = testCounts(sides);
    return freedom === 0 ? 1 : chiSquared(freedom).sf(statistic);
  },
};

function testCounts(sides: DiscreteSides): { statistic: number; freedom: number } {
  const { real, synthetic } = countCategories(sides);
  const [realTotal, syntheticTotal] = [real.present, synthetic.present];
  if (realTotal === 0) throw qualityErrors.create("no-values", { side: "real" });
  if (syntheticTotal === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  let statistic = 0;
  let categories = 0;
  for (let code = 0; code < sides.size; code++) {
    const [realCount, syntheticCount] = [real.counts[code] as number, synthetic.counts[code] as number];
    const both = realCount + syntheticCount;
    if (both === 0) continue;
    categories++;
    const share = both / (realTotal + syntheticTotal);
    statistic += (realCount - realTotal * share) ** 2 / (realTotal * share);
    statistic += (syntheticCount - syntheticTotal * share) ** 2 / (syntheticTotal * share);
  }
  return { statistic, freedom: categories - 1 };
}
