/**
 * @file Columns as small codes for contingency tables: categories with null as one of them, numbers in ten bins of
 * equal width. The edges are each table's own, as in SDMetrics' reports (so they may differ between the sides);
 * the upper end itself and missing values share the eleventh code.
 */
import { qualityErrors } from "../errors.ts";
import type { Sides } from "./sides.ts";

export type Side = "real" | "synthetic";

export interface CodedSides {
  readonly real: Int32Array;
  readonly synthetic: Int32Array;
  /** Codes are below this. */
  readonly width: number;
}

const BINS = 10;

export function codeSides(sides: Sides): CodedSides {
  if (sides.kind === "continuous")
    return {
      real: assignBins(sides.real, equalWidthEdges(sides.real, "real")),
      synthetic: assignBins(sides.synthetic, equalWidthEdges(sides.synthetic, "synthetic")),
      width: BINS + 1,
    };
  return { real: shiftNull(sides.real), synthetic: shiftNull(sides.synthetic), width: sides.size + 1 };
}

function shiftNull(codes: Int32Array): Int32Array {
  return codes.map((code) => code + 1);
}

/** Eleven edges between the least and the largest value, as numpy's histogram_bin_edges has them. */
export function equalWidthEdges(values: Float64Array, side: Side): Float64Array {
  let least = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > largest) largest = value;
  }
  if (least > largest) [least, largest] = [0, 1];
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
  const least = edges[0] as number;
  const perUnit = (edges.length - 1) / ((edges.at(-1) as number) - least);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) {
      codes[row] = edges.length - 1;
      continue;
    }
    // A guess by division, put right by the edges themselves.
    let bin = Math.max(0, Math.min(edges.length - 1, Math.floor((value - least) * perUnit)));
    while (bin > 0 && value < (edges[bin] as number)) bin--;
    while (bin < edges.length - 1 && value >= (edges[bin + 1] as number)) bin++;
    codes[row] = bin;
  }
  return codes;
}

/**
 * Both sides in the real side's ten bins, the outer ones without end; missing values are the eleventh, as is
 * positive infinity in the package.
 */
export function codeByRealEdges(sides: Sides): CodedSides {
  if (sides.kind === "discrete") return codeSides(sides);
  const edges = equalWidthEdges(sides.real, "real");
  const assign = (values: Float64Array) =>
    assignBins(values, edges).map((bin, row) =>
      bin === BINS && (values[row] as number) < Number.POSITIVE_INFINITY ? BINS - 1 : bin,
    );
  return { real: assign(sides.real), synthetic: assign(sides.synthetic), width: BINS + 1 };
}
