import { qualityErrors } from "../../errors.ts";
import type { Side } from "../../sides/binned.ts";
import { isConstant, summarise } from "../../sides/number-summary.ts";
import { remember } from "../../sides/remember.ts";
import type { ContinuousSides } from "../../sides/sides.ts";
import { sortPresent } from "../../sides/sorted.ts";
import { correlate, keepComplete } from "./correlation.ts";
import type { PairMetric } from "./over-pairs.ts";

/** 1 − |ρ_real − ρ_synthetic|/2 over the rows where both columns are present; ties share their mean rank. */
export const spearmanSimilarity: PairMetric = {
  name: "CorrelationSimilarity.Spearman",
  about: "How close the rank correlations of each two columns of numbers are.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, CorrelationSimilarity; Spearman 1904",
  quirk: "A pair whose real correlation is exactly 0 is left out, as by the package.",
  needs: ["numbers"],
  takes: (one, other) => one.kind === "continuous" && other.kind === "continuous",
  compute(one, other) {
    const [a, b] = [one as ContinuousSides, other as ContinuousSides];
    for (const side of ["real", "synthetic"] as const)
      if (isConstant(a[side]) || isConstant(b[side])) throw qualityErrors.create("constant-column", { side });
    const real = correlateRanks(a.real, b.real, "real");
    // A correlation of exactly 0 does not pass the package's threshold of 0.
    if (real === 0) throw qualityErrors.create("uncorrelated", {});
    return 1 - Math.abs(real - correlateRanks(a.synthetic, b.synthetic, "synthetic")) / 2;
  },
};

function correlateRanks(one: Float64Array, other: Float64Array, side: Side): number {
  const areComplete = [one, other].every((values) => summarise(values).present === values.length);
  if (areComplete) return correlate(rankColumn(one), rankColumn(other), side);
  const [a, b] = keepComplete(one, other);
  return correlate(rankValues(a), rankValues(b), side);
}

const rankColumn = remember(rankValues);

/** None is missing. */
function rankValues(values: Float64Array): Float64Array {
  const sorted = sortPresent(values);
  const [distinct, rankOf] = [new Float64Array(sorted.length), new Float64Array(sorted.length)];
  let count = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to, count++) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    distinct[count] = sorted[from] as number;
    rankOf[count] = (from + to + 1) / 2;
  }
  const ranks = new Float64Array(values.length);
  for (let row = 0; row < ranks.length; row++) {
    const value = values[row] as number;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((distinct[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    ranks[row] = rankOf[low] as number;
  }
  return ranks;
}
