/** @file Columns as SDMetrics' disclosure metrics see them: categories, numbers cut into bins, missing a category. */
import type { RowColumn } from "../neighbours/index.ts";

export interface CategorisedPair {
  readonly real: Int32Array;
  readonly synthetic: Int32Array;
}

export interface ColumnPair {
  readonly real: RowColumn;
  readonly synthetic: RowColumn;
}

/** Numbers are cut, right-closed, at equal widths of the real ones; what lies beyond belongs to the outer bins. */
export function categorisePair({ real, synthetic }: ColumnPair, bins = 10): CategorisedPair {
  if (real.kind === "category" && synthetic.kind === "category")
    return { real: real.codes, synthetic: synthetic.codes };
  if (real.kind !== "number" || synthetic.kind !== "number")
    throw new TypeError("a column is of one kind on both sides");
  const edges = cutEvenly(real.values, bins);
  return { real: placeValues(real.values, edges), synthetic: placeValues(synthetic.values, edges) };
}

/** The inner edges, as numpy.linspace places them; pandas widens a constant by a thousandth. */
function cutEvenly(values: Float64Array, bins: number): Float64Array {
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  if (least === largest) {
    const reach = least === 0 ? 0.001 : 0.001 * Math.abs(least);
    [least, largest] = [least - reach, largest + reach];
  }
  const step = (largest - least) / bins;
  return Float64Array.from({ length: bins - 1 }, (_, at) => (at + 1) * step + least);
}

function placeValues(values: Float64Array, edges: Float64Array): Int32Array {
  const codes = new Int32Array(values.length);
  for (const [row, value] of values.entries()) {
    let bin = 0;
    while (bin < edges.length && value > (edges[bin] as number)) bin++;
    codes[row] = Number.isNaN(value) ? -1 : bin;
  }
  return codes;
}
