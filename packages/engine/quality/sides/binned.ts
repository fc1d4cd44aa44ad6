/**
 * @file Columns as small codes for contingency tables: categories with null as one of them, numbers in ten bins of
 * equal width. The edges are each table's own, as in SDMetrics' reports (so they may differ between the sides);
 * the upper end itself and missing values share the eleventh code.
 */
import { qualityErrors } from "../errors.ts";
import { summarise } from "./number-summary.ts";
import { remember } from "./remember.ts";
import type { Sides } from "./sides.ts";

export type Side = "real" | "synthetic";

export interface CodedSides {
  readonly real: Int32Array;
  readonly synthetic: Int32Array;
  /** The lowest code there may be; 0 where it is not told. */
  readonly least?: -1;
  /** How many codes there may be, from the lowest on. */
  readonly width: number;
}

const BINS = 10;

export const codeSides = remember((sides: Sides): CodedSides => {
  if (sides.kind === "continuous")
    return {
      real: assignBins(sides.real, equalWidthEdges(sides.real, "real")),
      synthetic: assignBins(sides.synthetic, equalWidthEdges(sides.synthetic, "synthetic")),
      width: BINS + 1,
    };
  return { real: sides.real, synthetic: sides.synthetic, least: -1, width: sides.size + 1 };
});

/** Eleven edges between the least and the largest value, as numpy's histogram_bin_edges has them. */
export function equalWidthEdges(values: Float64Array, side: Side): Float64Array {
  let { present, least, largest } = summarise(values);
  if (present === 0) [least, largest] = [0, 1];
  if (least === largest) [least, largest] = [least - 0.5, largest + 0.5];
  if (!Number.isFinite(largest - least)) throw qualityErrors.create("infinite-values", { side });
  const step = (largest - least) / BINS;
  const edges = Float64Array.from({ length: BINS + 1 }, (_, edge) =>
    edge === BINS ? largest : edge * step + least,
  );
  if (edges.some((edge, index) => index > 0 && edge <= (edges[index - 1] as number)))
    throw qualityErrors.create("range-too-narrow", { side });
  return edges;
}

/** How many edges lie at or below the value, less one; missing values behind the last edge. */
export function assignBins(values: Float64Array, edges: Float64Array): Int32Array {
  const codes = new Int32Array(values.length);
  const last = edges.length - 1;
  const least = edges[0] as number;
  const perUnit = last / ((edges[last] as number) - least);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) {
      codes[row] = last;
      continue;
    }
    // A guess by division, put right by the edges themselves.
    const guess = (value - least) * perUnit;
    let bin = guess > 0 ? (guess < last ? guess | 0 : last) : 0;
    while (bin > 0 && value < (edges[bin] as number)) bin--;
    while (bin < last && value >= (edges[bin + 1] as number)) bin++;
    codes[row] = bin;
  }
  return codes;
}

/**
 * Both sides in the real side's ten bins, the outer ones without end; missing values are the eleventh, as is
 * positive infinity in the package.
 */
export const codeByRealEdges = remember((sides: Sides): CodedSides => {
  if (sides.kind === "discrete") return codeSides(sides);
  const edges = equalWidthEdges(sides.real, "real");
  const assign = (values: Float64Array) => {
    const codes = assignBins(values, edges);
    for (let row = 0; row < codes.length; row++)
      if (codes[row] === BINS && (values[row] as number) < Number.POSITIVE_INFINITY) codes[row] = BINS - 1;
    return codes;
  };
  return { real: assign(sides.real), synthetic: assign(sides.synthetic), width: BINS + 1 };
});
