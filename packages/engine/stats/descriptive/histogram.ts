/**
 * @file Histograms with NumPy's conventions: each bin holds its lower edge and not its upper, save the last,
 * which holds both. Values outside the edges and NaN are counted apart, so nothing is lost from sight. An
 * empty column spans [0, 1]; a constant c spans [c − ½, c + ½].
 */
import { statsErrors } from "../errors.ts";
import { type BinRule, countBins, finestWidth, isBinRule, MAX_BINS } from "./bin-count.ts";
import { checkWeights } from "./check-weights.ts";
import { extentOf } from "./extent.ts";

export interface HistogramOptions {
  /** A number of equal bins, a rule that finds one, or the edges themselves. Default 10. */
  readonly bins?: number | BinRule | ArrayLike<number>;
  /** Ends of the equal bins. Default: least and greatest value. */
  readonly range?: readonly [number, number];
  readonly weights?: ArrayLike<number>;
}

export interface Histogram {
  /** One more than there are counts. */
  readonly edges: Float64Array;
  /** Values, or their weight, in each bin. */
  readonly counts: Float64Array;
  /** The same for values outside the edges, and for NaN. */
  readonly outside: number;
  readonly missing: number;
}

export function histogram(values: ArrayLike<number>, options: HistogramOptions = {}): Histogram {
  const { weights } = options;
  if (weights) checkWeights(weights, values.length);
  const { edges, locate } = planBins(values, options);
  const counts = new Float64Array(edges.length - 1);
  let outside = 0;
  let missing = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const weight = weights ? weights[i]! : 1;
    if (Number.isNaN(value)) missing += weight;
    else if (value < edges[0]! || value > edges[edges.length - 1]!) outside += weight;
    else counts[locate(value)]! += weight;
  }
  return { edges, counts, outside, missing };
}

/** Counts as a density whose integral over the edges is 1; NaN when every bin is empty. */
export function histogramDensity({ edges, counts }: Histogram): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count, bin) => count / (edges[bin + 1]! - edges[bin]!) / total);
}

interface BinPlan {
  readonly edges: Float64Array;
  /** The bin of a value that lies within the edges. */
  readonly locate: (value: number) => number;
}

function planBins(values: ArrayLike<number>, { bins = 10, range }: HistogramOptions): BinPlan {
  if (typeof bins === "object") return planGivenBins(checkEdges(Float64Array.from(bins)));
  const span = range ?? extentOf(values) ?? [0, 1];
  if (!(span[0] <= span[1] && Number.isFinite(span[1] - span[0]))) {
    throw statsErrors.create("histogram-range-invalid");
  }
  const count = isBinRule(bins) ? countBins(bins, Float64Array.from(values), span) : bins;
  if (!Number.isInteger(count) || count < 1 || count > MAX_BINS) {
    throw statsErrors.create("histogram-bins-invalid", { bins: count, limit: MAX_BINS });
  }
  return planEqualBins(widen(span, count), count);
}

function planEqualBins([low, high]: readonly [number, number], count: number): BinPlan {
  const width = (high - low) / count;
  const edges = Float64Array.from({ length: count + 1 }, (_, k) => (k === count ? high : low + k * width));
  const locate = (value: number) => {
    const bin = Math.min(Math.floor(((value - low) / (high - low)) * count), count - 1);
    if (value < edges[bin]!) return bin - 1;
    return bin < count - 1 && value >= edges[bin + 1]! ? bin + 1 : bin;
  };
  return { edges, locate };
}

function planGivenBins(edges: Float64Array): BinPlan {
  const locate = (value: number) => {
    let low = 0;
    let high = edges.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (value >= edges[middle]!) low = middle;
      else high = middle;
    }
    return low;
  };
  return { edges, locate };
}

function checkEdges(edges: Float64Array): Float64Array {
  const isRising = (edge: number, index: number) =>
    Number.isFinite(edge) && (index === 0 || edge > edges[index - 1]!);
  const index = edges.length < 2 ? edges.length : edges.findIndex((edge, k) => !isRising(edge, k));
  if (index >= 0) throw statsErrors.create("histogram-edges-invalid", { index });
  return edges;
}

/** A span too narrow to hold so many bins, as that of a constant, grows by ½ (more for huge values) each way. */
function widen(span: readonly [number, number], count: number): readonly [number, number] {
  const needed = count * finestWidth(span);
  if (span[1] - span[0] >= needed) return span;
  const margin = Math.max(0.5, needed);
  return [span[0] - margin, span[1] + margin];
}
