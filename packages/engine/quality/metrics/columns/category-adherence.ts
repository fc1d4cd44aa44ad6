import { qualityErrors } from "../../errors.ts";
import type { DiscreteMetric } from "../metric.ts";
import { countCodes } from "./tv-complement.ts";

/** Share of synthetic values among those that the real data has; missing counts as one of them if it has any. */
export const categoryAdherence: DiscreteMetric = {
  name: "CategoryAdherence",
  about: "Share of synthetic values that are categories of the real data.",
  range: [0, 1],
  best: 1,
  citation: "SDMetrics 0.32.0, CategoryAdherence",
  takes: "discrete",
  compute({ real, synthetic, size }, { nullable } = {}) {
    if (synthetic.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    const realCounts = countCodes(real, size);
    const mayBeMissing = nullable ?? real.includes(-1);
    let valid = 0;
    for (const code of synthetic) if (code < 0 ? mayBeMissing : (realCounts[code] as number) > 0) valid++;
    return valid / synthetic.length;
  },
};
