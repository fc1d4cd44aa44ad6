import { qualityErrors } from "../../errors.ts";
import { isConstant } from "../../sides/number-summary.ts";
import type { ContinuousSides } from "../../sides/sides.ts";
import { correlate } from "./correlation.ts";
import type { PairMetric } from "./over-pairs.ts";

/** 1 − |r_real − r_synthetic|/2 over the rows where both columns are present. */
export const pearsonSimilarity: PairMetric = {
  name: "CorrelationSimilarity.Pearson",
  about: "How close the correlations of each two columns of numbers are.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, CorrelationSimilarity; Pearson 1895",
  needs: ["numbers"],
  quirk: "A pair whose real correlation is exactly 0 is left out, as by the package.",
  takes: (one, other) => one.kind === "continuous" && other.kind === "continuous",
  compute(one, other) {
    const [a, b] = [one as ContinuousSides, other as ContinuousSides];
    for (const side of ["real", "synthetic"] as const)
      if (isConstant(a[side]) || isConstant(b[side])) throw qualityErrors.create("constant-column", { side });
    const real = correlate(a.real, b.real, "real");
    if (real === 0) throw qualityErrors.create("uncorrelated", {});
    return 1 - Math.abs(real - correlate(a.synthetic, b.synthetic, "synthetic")) / 2;
  },
};
