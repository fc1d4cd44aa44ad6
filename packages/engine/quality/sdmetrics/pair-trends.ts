/**
 * @file Column Pair Trends as SDMetrics' reports compute them: two numeric columns by their correlation, all
 * others by their contingency table. With thresholds only pairs that hang together in the real data count;
 * the papers of the field use none. All rows are used, where the package samples 50,000 without a seed.
 */
import { isSemblanceError } from "../../base/index.ts";
import { qualityErrors } from "../errors.ts";
import { countPairs, cramersV, totalVariation } from "../metrics/pairs/contingency.ts";
import { correlate } from "../metrics/pairs/correlation.ts";
import { attemptScore } from "../score.ts";
import { codeSides } from "../sides/binned.ts";
import { isConstant } from "../sides/number-summary.ts";
import type { ContinuousSides, Sides } from "../sides/sides.ts";
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

/** For each pair a row in each mode; what the modes have in common is computed once. */
export function* listPairTrends(
  sides: TableSides,
  modes: readonly TrendThresholds[],
): Generator<DetailRow[]> {
  const names = [...sides.columns.keys()];
  for (const [index, one] of names.entries())
    for (const other of names.slice(index + 1)) {
      const pair = { Table: sides.table, "Column 1": one, "Column 2": other };
      yield comparePair(sides, one, other, modes).map((row) => ({ ...pair, ...row }));
    }
}

export function comparePair(
  sides: TableSides,
  one: string,
  other: string,
  modes: readonly TrendThresholds[],
): PairRow[] {
  const [a, b] = [sides.columns.get(one), sides.columns.get(other)];
  if (a === undefined || b === undefined) return refuseUnlike(sides, a === undefined ? one : other, modes);
  if (a.kind === "continuous" && b.kind === "continuous")
    return compareNumbers(
      a,
      b,
      modes.map(({ correlation }) => correlation),
    );
  return compareCategories(
    a,
    b,
    modes.map(({ association }) => association),
  );
}

function refuseUnlike({ table }: TableSides, column: string, modes: readonly TrendThresholds[]): PairRow[] {
  const { message } = qualityErrors.create("not-a-number", { table, column });
  const row = { ...blank, Metric: "ContingencySimilarity", "Meets Threshold?": null, Error: message };
  return modes.map(() => row);
}

function compareNumbers(
  one: ContinuousSides,
  other: ContinuousSides,
  thresholds: readonly number[],
): PairRow[] {
  const row = { ...blank, Metric: "CorrelationSimilarity" };
  const refuse = (reason: string) => ({ ...row, "Meets Threshold?": null, Error: reason });
  const real = attemptScore(() => {
    refuseConstants(one, other);
    return correlate(one.real, other.real, "real");
  });
  if (real.value === null) return thresholds.map(() => refuse(real.reason));
  const known = { ...row, "Real Correlation": real.value };
  // The package looks at the synthetic side only when the real one is above its threshold.
  const isAbove = (threshold: number) => Math.abs(real.value) > threshold;
  const synthetic = thresholds.some(isAbove)
    ? attemptScore(() => correlate(one.synthetic, other.synthetic, "synthetic"))
    : real;
  return thresholds.map((threshold) => {
    if (!isAbove(threshold)) return { ...known, "Meets Threshold?": threshold <= 0 };
    if (synthetic.value === null) return refuse(synthetic.reason);
    const score = 1 - Math.abs(real.value - synthetic.value) / 2;
    return { ...known, Score: score, "Synthetic Correlation": synthetic.value, "Meets Threshold?": true };
  });
}

function refuseConstants(one: ContinuousSides, other: ContinuousSides): void {
  for (const side of ["real", "synthetic"] as const)
    if (isConstant(one[side]) || isConstant(other[side]))
      throw qualityErrors.create("constant-column", { side });
}

function compareCategories(one: Sides, other: Sides, thresholds: readonly number[]): PairRow[] {
  const row = { ...blank, Metric: "ContingencySimilarity" };
  try {
    const [a, b] = [codeSides(one), codeSides(other)];
    const real = countPairs(a, b, "real");
    const association = thresholds.some((threshold) => threshold > 0) ? (cramersV(real) ?? null) : null;
    const isAbove = (threshold: number) =>
      threshold <= 0 || (association !== null && association > threshold);
    const score = thresholds.some(isAbove) ? 1 - totalVariation(real, countPairs(a, b, "synthetic")) : null;
    return thresholds.map((threshold) => ({
      ...row,
      Score: isAbove(threshold) ? score : null,
      "Real Association": threshold > 0 ? association : null,
      "Meets Threshold?": isAbove(threshold),
    }));
  } catch (error) {
    if (!isSemblanceError(error)) throw error;
    return thresholds.map(() => ({ ...row, "Meets Threshold?": null, Error: error.message }));
  }
}
