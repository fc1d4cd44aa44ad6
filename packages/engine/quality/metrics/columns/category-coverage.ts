import { qualityErrors } from "../../errors.ts";
import type { DiscreteMetric } from "../metric.ts";
import { countCodes } from "./tv-complement.ts";

export const categoryCoverage: DiscreteMetric = {
  name: "CategoryCoverage",
  about: "Share of the real categories that the synthetic data has too.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, CategoryCoverage",
  takes: "discrete",
  compute({ real, synthetic, size }) {
    const realCounts = countCodes(real, size);
    const syntheticCounts = countCodes(synthetic, size);
    const seen = realCounts.filter((count) => count > 0).length;
    if (seen === 0) throw qualityErrors.create("no-values", { side: "real" });
    const covered = realCounts.filter(
      (count, code) => count > 0 && (syntheticCounts[code] as number) > 0,
    ).length;
    return covered / seen;
  },
};
