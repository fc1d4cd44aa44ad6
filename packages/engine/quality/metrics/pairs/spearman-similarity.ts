import { qualityErrors } from "../../errors.ts";
import { isConstant } from "../../sides/number-summary.ts";
import type { ContinuousSides } from "../../sides/sides.ts";
import { correlate } from "./correlation.ts";
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

function correlateRanks(one: Float64Array, other: Float64Array, side: "real" | "synthetic"): number {
  return correlate(rankWhere(one, other), rankWhere(other, one), side);
}

interface Order {
  /** Rows of present values from the least to the largest. */
  readonly rows: Int32Array;
  /** Ranks where no row is left out. */
  readonly ranks: Float64Array;
  readonly isComplete: boolean;
}

const orderOf = new WeakMap<Float64Array, Order>();

/** Ranks among the rows where both are present, NaN elsewhere: sorted once per column, walked once per pair. */
function rankWhere(values: Float64Array, partner: Float64Array): Float64Array {
  const order = orderOf.get(values) ?? orderRows(values);
  orderOf.set(values, order);
  const partnerOrder = orderOf.get(partner) ?? orderRows(partner);
  orderOf.set(partner, partnerOrder);
  return partnerOrder.isComplete ? order.ranks : rankRows(values, order.rows, partner);
}

function orderRows(values: Float64Array): Order {
  const present = Int32Array.from(values.keys()).filter((row) => !Number.isNaN(values[row]));
  const rows = present.sort((a, b) => {
    const [left, right] = [values[a] as number, values[b] as number];
    return left < right ? -1 : left > right ? 1 : 0;
  });
  return { rows, ranks: rankRows(values, rows, values), isComplete: rows.length === values.length };
}

function rankRows(values: Float64Array, ordered: Int32Array, partner: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length).fill(Number.NaN);
  const rows = ordered.filter((row) => !Number.isNaN(partner[row]));
  for (let from = 0; from < rows.length; ) {
    const value = values[rows[from] as number];
    let to = from + 1;
    while (to < rows.length && values[rows[to] as number] === value) to++;
    for (let at = from; at < to; at++) ranks[rows[at] as number] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}
