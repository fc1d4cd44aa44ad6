/** @file How far two correlation matrices are apart, both computed once for all three numbers. */
import { qualityErrors } from "../../errors.ts";
import type { ContinuousSides } from "../../sides/sides.ts";
import { overTables } from "../classifiers/over-tables.ts";
import type { MetricEntry } from "../entry.ts";
import { oncePerTable, takeTableColumns } from "../tables/table-columns.ts";
import { correlate } from "./correlation.ts";
import { correlateAll } from "./correlation-matrix.ts";

interface Matrices {
  /** Entries above the diagonal that are defined on both sides, in one order. */
  readonly real: Float64Array;
  readonly synthetic: Float64Array;
  readonly leftOut: number;
}

const takeMatrices = oncePerTable((pair): Matrices => {
  const columns = [...takeTableColumns(pair).values()].filter(
    (sides): sides is ContinuousSides => sides.kind === "continuous",
  );
  const real = correlateAll(
    columns.map((sides) => sides.real),
    "real",
  );
  const synthetic = correlateAll(
    columns.map((sides) => sides.synthetic),
    "synthetic",
  );
  const isDefined = (_: number, at: number) =>
    !Number.isNaN((real[at] as number) + (synthetic[at] as number));
  const defined = real.filter(isDefined);
  return {
    real: defined,
    synthetic: synthetic.filter(isDefined),
    leftOut: real.length - defined.length,
  };
});

function overMatrices(
  about: Omit<MetricEntry, "compute" | "citation" | "needs">,
  compare: (real: Float64Array, synthetic: Float64Array) => number,
): MetricEntry {
  return overTables({ ...about, citation: "Pearson 1895", needs: ["numbers"] }, (input) => {
    const { real, synthetic, leftOut } = takeMatrices(input);
    if (real.length === 0) throw qualityErrors.create("nothing-to-compare", { metric: about.name });
    const note = `${leftOut} of ${real.length + leftOut} pairs left out: no correlation on one side`;
    return { value: compare(real, synthetic), ...(leftOut > 0 && { note }) };
  });
}

/** √ΣΣ (r_real − r_synthetic)² over the whole matrix, in which every pair stands twice. */
export const correlationFrobenius = overMatrices(
  {
    name: "CorrelationDifference.frobenius",
    about:
      "Frobenius norm of the difference of the two correlation matrices; it grows with the number of columns.",
    range: [0, Number.POSITIVE_INFINITY],
    best: 0,
  },
  (real, synthetic) =>
    Math.sqrt(2 * sumDifferences(real, synthetic, (difference) => difference * difference)),
);

export const correlationMeanDifference = overMatrices(
  {
    name: "CorrelationDifference.meanAbsolute",
    about: "How far correlations of two columns are off on average.",
    range: [0, 2],
    best: 0,
  },
  (real, synthetic) => sumDifferences(real, synthetic, Math.abs) / real.length,
);

export const correlationOfCorrelations = overMatrices(
  {
    name: "CorrelationDifference.pearson",
    about: "Whether pairs of columns that correlate more in the real data do so in the synthetic data too.",
    range: [-1, 1],
    best: 1,
  },
  (real, synthetic) => {
    if (real.length < 2) throw qualityErrors.create("too-few-values", { side: "real", needed: 2 });
    if (isOneValue(real)) throw qualityErrors.create("constant-column", { side: "real" });
    if (isOneValue(synthetic)) throw qualityErrors.create("constant-column", { side: "synthetic" });
    return correlate(real, synthetic, "real");
  },
);

function isOneValue(values: Float64Array): boolean {
  return values.every((value) => value === values[0]);
}

function sumDifferences(
  real: Float64Array,
  synthetic: Float64Array,
  weigh: (difference: number) => number,
): number {
  return real.reduce((sum, value, at) => sum + weigh(value - (synthetic[at] as number)), 0);
}
