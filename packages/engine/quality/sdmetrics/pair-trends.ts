/**
 * @file Column Pair Trends as SDMetrics' reports compute them: two numeric columns by their correlation, all
 * others by their contingency table. With thresholds only pairs that hang together in the real data count;
 * the papers of the field use none. All rows are used, where the package samples 50,000 without a seed.
 */
import { isSemblanceError } from "../../base/index.ts";
import { qualityErrors } from "../errors.ts";
import { countPairs, cramersV, totalVariation } from "../metrics/pairs/contingency.ts";
import { correlate, isConstant } from "../metrics/pairs/correlation.ts";
import { attemptScore } from "../score.ts";
import type { ContinuousSides } from "../sides/sides.ts";
import type { DetailRow } from "./report.ts";
import type { TableSides } from "./table-sides.ts";

export interface TrendThresholds {
  readonly correlation: number;
  readonly association: number;
}

/** SDMetrics' own since version 0.27; 0 / 0 is what the papers use. */
export const defaultThresholds: TrendThresholds = { correlation: 0.5, association: 0.3 };
export const zeroThresholds: TrendThresholds = { correlation: 0, association: 0 };

interface PairRow {
  readonly Metric: string;
  readonly Score: number | null;
  readonly "Real Correlation": number | null;
  readonly "Synthetic Correlation": number | null;
  readonly "Real Association": number | null;
  readonly "Meets Threshold?": boolean | null;
  readonly Error: string | null;
}

const blank = {
  Score: null,
  "Real Correlation": null,
  "Synthetic Correlation": null,
  "Real Association": null,
  Error: null,
} as const;

export function* listPairTrends(sides: TableSides, thresholds: TrendThresholds): Generator<DetailRow> {
  const names = [...sides.columns.keys()];
  for (const [index, one] of names.entries())
    for (const other of names.slice(index + 1))
      yield {
        Table: sides.table,
        "Column 1": one,
        "Column 2": other,
        ...comparePair(sides, one, other, thresholds),
      };
}

export function comparePair(
  sides: TableSides,
  one: string,
  other: string,
  thresholds: TrendThresholds,
): PairRow {
  const [a, b] = [sides.columns.get(one), sides.columns.get(other)];
  if (a?.kind === "continuous" && b?.kind === "continuous")
    return compareNumbers(a, b, thresholds.correlation);
  return compareCategories(sides, one, other, thresholds.association);
}

function compareNumbers(one: ContinuousSides, other: ContinuousSides, threshold: number): PairRow {
  const row = { ...blank, Metric: "CorrelationSimilarity" };
  const constant = attemptScore(() => refuseConstants(one, other));
  if (constant.value === null) return { ...row, "Meets Threshold?": null, Error: constant.reason };
  const real = attemptScore(() => correlate(one.real, other.real, "real"));
  if (real.value === null) return { ...row, "Meets Threshold?": null, Error: real.reason };
  // The package looks at the synthetic side only when the real one is above its threshold.
  if (Math.abs(real.value) <= threshold)
    return { ...row, "Real Correlation": real.value, "Meets Threshold?": threshold <= 0 };
  const synthetic = attemptScore(() => correlate(one.synthetic, other.synthetic, "synthetic"));
  if (synthetic.value === null) return { ...row, "Meets Threshold?": null, Error: synthetic.reason };
  return {
    ...row,
    Score: 1 - Math.abs(real.value - synthetic.value) / 2,
    "Real Correlation": real.value,
    "Synthetic Correlation": synthetic.value,
    "Meets Threshold?": true,
  };
}

function refuseConstants(one: ContinuousSides, other: ContinuousSides): number {
  for (const side of ["real", "synthetic"] as const)
    if (isConstant(one[side]) || isConstant(other[side]))
      throw qualityErrors.create("constant-column", { side });
  return 0;
}

function compareCategories(sides: TableSides, one: string, other: string, threshold: number): PairRow {
  const row = { ...blank, Metric: "ContingencySimilarity" };
  try {
    const [a, b] = [sides.coded(one), sides.coded(other)];
    const widths = { rowWidth: a.width, columnWidth: b.width };
    const real = countPairs(a.real, b.real, widths);
    const association = threshold > 0 ? (cramersV(real) ?? null) : null;
    if (threshold > 0 && (association === null || association <= threshold))
      return { ...row, "Real Association": association, "Meets Threshold?": false };
    const score = 1 - totalVariation(real, countPairs(a.synthetic, b.synthetic, widths));
    return { ...row, Score: score, "Real Association": association, "Meets Threshold?": true };
  } catch (error) {
    if (!isSemblanceError(error)) throw error;
    return { ...row, "Meets Threshold?": null, Error: error.message };
  }
}
