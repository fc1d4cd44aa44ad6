import { qualityErrors } from "../../errors.ts";
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
  compute({ real, synthetic, size }) {
    const realCounts = countCodes(real, size);
    const syntheticCounts = countCodes(synthetic, size);
    const syntheticTotal = addUp(syntheticCounts);
    if (addUp(realCounts) === 0) throw qualityErrors.create("no-values", { side: "real" });
    if (syntheticTotal === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
    for (let code = 0; code < size; code++)
      if (realCounts[code] === 0 && (syntheticCounts[code] as number) > 0) realCounts[code] = UNSEEN;
    const realTotal = addUp(realCounts);
    let distance = 0;
    for (let code = 0; code < size; code++)
      distance += Math.abs(
        (syntheticCounts[code] as number) / syntheticTotal - (realCounts[code] as number) / realTotal,
      );
    return 1 - distance / 2;
  },
};

export function countCodes(codes: Int32Array, size: number): Float64Array {
  const counts = new Float64Array(size);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  return counts;
}

export function addUp(counts: Float64Array): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}
