/**
 * @file Features as small integers. A numeric feature is cut at up to 254 points, between its distinct values or
 * at quantiles; a categorical one keeps its 254 most frequent categories, all others share a bin. Bin 255 is
 * for missing values. Histograms of such bins are what makes the learner fast (Ke et al. 2017, LightGBM).
 */
import { Random } from "../../base/index.ts";
import { sortNumbers } from "../../stats/index.ts";
import { countRows, type Feature } from "./feature.ts";

export const BINS = 256;
export const MISSING_BIN = 255;
const MOST_BINS = 255;
const SHARED_BIN = 254;
/** Quantiles of so many rows are as good as those of all. */
const QUANTILE_ROWS = 200_000;

export interface NumericBinning {
  readonly kind: "numeric";
  /** Ascending; bin b holds values in (cuts[b − 1], cuts[b]]. */
  readonly cuts: Float64Array;
  readonly binCount: number;
  readonly hasMissing: boolean;
}

export interface CategoricalBinning {
  readonly kind: "categorical";
  /** Bin of each code. */
  readonly binOfCode: Uint8Array;
  readonly binCount: number;
  readonly hasMissing: boolean;
}

export type Binning = NumericBinning | CategoricalBinning;

export interface BinnedFeatures {
  readonly names: readonly string[];
  readonly rowCount: number;
  readonly binnings: readonly Binning[];
  /** One array of bins per feature. */
  readonly bins: readonly Uint8Array[];
}

export function planBinning(feature: Feature, random: Random): Binning {
  return feature.kind === "numeric" ? planNumeric(feature.values, random) : planCategorical(feature);
}

function planNumeric(values: Float64Array, random: Random): NumericBinning {
  const rows = values.length > QUANTILE_ROWS ? drawRows(values, random) : values;
  const present = sortNumbers(rows);
  const distinct = listDistinct(present);
  const cuts = distinct.length <= MOST_BINS ? cutBetween(distinct) : cutAtQuantiles(present);
  return { kind: "numeric", cuts, binCount: cuts.length + 1, hasMissing: hasMissing(values) };
}

/** Of sorted values; no more than tell whether there are too many for bins of their own. */
function listDistinct(sorted: Float64Array): Float64Array {
  const distinct = new Float64Array(MOST_BINS + 1);
  let count = 0;
  for (let i = 0; i < sorted.length && count <= MOST_BINS; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) distinct[count++] = sorted[i] as number;
  return distinct.subarray(0, count);
}

function hasMissing(values: Float64Array): boolean {
  for (let row = 0; row < values.length; row++) if (Number.isNaN(values[row])) return true;
  return false;
}

function drawRows(values: Float64Array, random: Random): Float64Array {
  return Float64Array.from({ length: QUANTILE_ROWS }, () => values[random.below(values.length)] as number);
}

function cutBetween(distinct: Float64Array): Float64Array {
  return Float64Array.from({ length: Math.max(0, distinct.length - 1) }, (_, index) =>
    midpoint(distinct[index] as number, distinct[index + 1] as number),
  );
}

function cutAtQuantiles(sorted: Float64Array): Float64Array {
  const cuts = new Set<number>();
  for (let cut = 1; cut < MOST_BINS; cut++) {
    const position = (cut * (sorted.length - 1)) / MOST_BINS;
    const below = Math.floor(position);
    cuts.add(midpoint(sorted[below] as number, sorted[Math.min(below + 1, sorted.length - 1)] as number));
  }
  return Float64Array.from(cuts).sort();
}

/** Finite also between infinite neighbours, and never equal to the upper one. */
function midpoint(low: number, high: number): number {
  if (low === high) return low;
  const middle = low / 2 + high / 2;
  return Number.isFinite(middle) && middle < high
    ? middle
    : low === Number.NEGATIVE_INFINITY
      ? -Number.MAX_VALUE
      : low;
}

function planCategorical({ codes, size }: Extract<Feature, { kind: "categorical" }>): CategoricalBinning {
  const counts = new Float64Array(size);
  let missing = 0;
  for (const code of codes) {
    if (code < 0 || code >= size) missing++;
    else counts[code] = (counts[code] as number) + 1;
  }
  const binOfCode = new Uint8Array(size);
  const fits = size <= MOST_BINS;
  const order = Int32Array.from({ length: size }, (_, code) => code);
  if (!fits) order.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
  for (let rank = 0; rank < size; rank++) binOfCode[order[rank] as number] = Math.min(rank, SHARED_BIN);
  return { kind: "categorical", binOfCode, binCount: Math.min(size, MOST_BINS), hasMissing: missing > 0 };
}

export function binFeature(feature: Feature, binning: Binning): Uint8Array {
  if (feature.kind === "numeric" && binning.kind === "numeric")
    return binNumbers(feature.values, binning.cuts);
  if (feature.kind === "categorical" && binning.kind === "categorical")
    return binCodes(feature.codes, binning.binOfCode);
  throw new TypeError(`the feature ${feature.name} was ${binning.kind} when the trees were grown`);
}

function binCodes(codes: Int32Array, binOfCode: Uint8Array): Uint8Array {
  const bins = new Uint8Array(codes.length);
  for (let row = 0; row < bins.length; row++) {
    const code = codes[row] as number;
    bins[row] = code >= 0 && code < binOfCode.length ? (binOfCode[code] as number) : MISSING_BIN;
  }
  return bins;
}

function binNumbers(values: Float64Array, cuts: Float64Array): Uint8Array {
  const bins = new Uint8Array(values.length);
  for (let row = 0; row < bins.length; row++) bins[row] = findBin(values[row] as number, cuts);
  return bins;
}

function findBin(value: number, cuts: Float64Array): number {
  if (Number.isNaN(value)) return MISSING_BIN;
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (cuts[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The seed draws the rows that quantiles are taken of, where there are very many. */
export function binFeatures(features: readonly Feature[], seed = 1): BinnedFeatures {
  const random = new Random(seed).stream("bins");
  const binnings = features.map((feature, index) => planBinning(feature, random.partition(index)));
  const bins = features.map((feature, index) => binFeature(feature, binnings[index] as Binning));
  return { names: features.map(({ name }) => name), rowCount: countRows(features), binnings, bins };
}

export function takeBinnedRows(data: BinnedFeatures, rows: Int32Array): BinnedFeatures {
  const bins = data.bins.map((column) => {
    const taken = new Uint8Array(rows.length);
    for (let i = 0; i < rows.length; i++) taken[i] = column[rows[i] as number] as number;
    return taken;
  });
  return { ...data, rowCount: rows.length, bins };
}
