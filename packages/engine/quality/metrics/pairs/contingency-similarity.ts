import { qualityErrors } from "../../errors.ts";
import { codeByRealEdges } from "../../sides/binned.ts";
import type { Sides } from "../../sides/sides.ts";
import { countPairs, totalVariation } from "./contingency.ts";
import type { PairMetric } from "./over-pairs.ts";

/** 1 − half the summed differences of joint shares; missing is a category, numbers lie in the real table's bins. */
export function computeContingencySimilarity(one: Sides, other: Sides): number {
  if (one.real.length === 0) throw qualityErrors.create("no-values", { side: "real" });
  if (one.synthetic.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  const [a, b] = [codeByRealEdges(one), codeByRealEdges(other)];
  return 1 - totalVariation(countPairs(a, b, "real"), countPairs(a, b, "synthetic"));
}

const shared = { range: [0, 1], best: 1, citation: "SDMetrics 0.32.0, ContingencySimilarity" } as const;

/** SDMetrics' reports cut each table by its own edges, so that a shifted copy looks the same; here it does not. */
export const pairTrendsRealEdges: PairMetric = {
  ...shared,
  name: "PairTrends.realEdges",
  needs: [],
  about:
    "How alike the joint shares of each two columns are, numbers in ten bins of equal width over the real range.",
  takes: () => true,
  compute: computeContingencySimilarity,
};

export const contingencySimilarity: PairMetric = {
  ...shared,
  name: "ContingencySimilarity",
  quirk: "Missing is a category; numbers lie in ten bins over the real range, whose ends are open.",
  needs: ["categories"],
  about: "How alike the joint shares are for each two columns of which one at least holds categories.",
  takes: (one, other) => one.kind === "discrete" || other.kind === "discrete",
  compute: computeContingencySimilarity,
};
