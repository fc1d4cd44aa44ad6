/**
 * @file The best way to divide a leaf. Gain is the drop in the second-order loss,
 * ½ [G_L²/(H_L+λ) + G_R²/(H_R+λ) − G²/(H+λ)] (Chen & Guestrin 2016, eq. 7). Missing values go to the side that
 * gains more. Categories are ordered by G/(H+smoothing) and cut like numbers, which finds the best subset for
 * a convex loss (Fisher 1958).
 */
import { BINS, type Binning, MISSING_BIN } from "./bin-features.ts";
import { FEATURE_SIZE, STRIDE } from "./histogram.ts";

export interface SplitSettings {
  readonly minLeafRows: number;
  readonly minLeafHessian: number;
  readonly l2: number;
  /** Categories seen by fewer rows than this take part in no cut and go right with the unknown ones. */
  readonly minCategoryRows: number;
  readonly categorySmoothing: number;
}

export interface LeafSums {
  readonly gradient: number;
  readonly hessian: number;
  readonly count: number;
}

export interface Split {
  readonly gain: number;
  readonly feature: number;
  /** Rows of these bins go left. */
  readonly goesLeft: Uint8Array;
  /** Last bin that goes left; for numbers. */
  readonly lastLeftBin: number;
  readonly left: LeafSums;
  readonly right: LeafSums;
}

const MOST_LEFT_CATEGORIES = 128;

interface Candidate {
  gain: number;
  feature: number;
  /** How many of `order` go left. */
  leftCount: number;
  missingLeft: boolean;
  order: Uint8Array | undefined;
  gradient: number;
  hessian: number;
  count: number;
}

export function findSplit(
  histogram: Float64Array,
  binnings: readonly Binning[],
  sums: LeafSums,
  settings: SplitSettings,
): Split | undefined {
  const best: Candidate = {
    gain: 1e-10,
    feature: -1,
    leftCount: 0,
    missingLeft: false,
    order: undefined,
    gradient: 0,
    hessian: 0,
    count: 0,
  };
  for (let feature = 0; feature < binnings.length; feature++)
    searchFeature(best, histogram, feature, binnings[feature] as Binning, sums, settings);
  return best.feature < 0 ? undefined : describeSplit(best, binnings[best.feature] as Binning, sums);
}

function searchFeature(
  best: Candidate,
  histogram: Float64Array,
  feature: number,
  binning: Binning,
  sums: LeafSums,
  settings: SplitSettings,
): void {
  const order =
    binning.kind === "categorical"
      ? orderCategories(histogram, feature, binning.binCount, settings)
      : undefined;
  const binCount = order === undefined ? binning.binCount : order.length;
  scan(best, histogram, { feature, order, binCount, missingLeft: false }, sums, settings);
  if (binning.hasMissing)
    scan(best, histogram, { feature, order, binCount, missingLeft: true }, sums, settings);
  if (best.feature === feature) best.order = order?.slice();
}

/** Filled anew for each feature; the best split keeps a copy. */
const ranked = new Uint8Array(BINS);
const ranks = new Float64Array(BINS);

function orderCategories(
  histogram: Float64Array,
  feature: number,
  binCount: number,
  { minCategoryRows, categorySmoothing }: SplitSettings,
): Uint8Array {
  const base = feature * FEATURE_SIZE;
  let present = 0;
  for (let bin = 0; bin < binCount; bin++) {
    const cell = base + bin * STRIDE;
    if ((histogram[cell + 2] as number) < minCategoryRows) continue;
    const own = (histogram[cell] as number) / ((histogram[cell + 1] as number) + categorySmoothing);
    let at = present++;
    for (; at > 0 && (ranks[at - 1] as number) > own; at--) {
      ranks[at] = ranks[at - 1] as number;
      ranked[at] = ranked[at - 1] as number;
    }
    ranks[at] = own;
    ranked[at] = bin;
  }
  return ranked.subarray(0, present);
}

interface Scan {
  readonly feature: number;
  readonly order: Uint8Array | undefined;
  readonly binCount: number;
  readonly missingLeft: boolean;
}

function scan(
  best: Candidate,
  histogram: Float64Array,
  { feature, order, binCount, missingLeft }: Scan,
  sums: LeafSums,
  { minLeafRows, minLeafHessian, l2 }: SplitSettings,
): void {
  const base = feature * FEATURE_SIZE;
  const missing = base + MISSING_BIN * STRIDE;
  let gradient = missingLeft ? (histogram[missing] as number) : 0;
  let hessian = missingLeft ? (histogram[missing + 1] as number) : 0;
  let count = missingLeft ? (histogram[missing + 2] as number) : 0;
  const whole = (sums.gradient * sums.gradient) / (sums.hessian + l2);
  const last =
    order === undefined
      ? binCount - (missingLeft || sums.count === 0 ? 1 : 0)
      : Math.min(binCount, MOST_LEFT_CATEGORIES);
  for (let position = 0; position < last; position++) {
    const bin = order === undefined ? position : (order[position] as number);
    const cell = base + bin * STRIDE;
    gradient += histogram[cell] as number;
    hessian += histogram[cell + 1] as number;
    count += histogram[cell + 2] as number;
    if (count < minLeafRows || hessian < minLeafHessian) continue;
    if (sums.count - count < minLeafRows || sums.hessian - hessian < minLeafHessian) break;
    const rest = sums.gradient - gradient;
    const gain =
      (gradient * gradient) / (hessian + l2) + (rest * rest) / (sums.hessian - hessian + l2) - whole;
    if (gain <= best.gain) continue;
    best.gain = gain;
    best.feature = feature;
    best.leftCount = position + 1;
    best.missingLeft = missingLeft;
    best.gradient = gradient;
    best.hessian = hessian;
    best.count = count;
  }
}

function describeSplit(best: Candidate, binning: Binning, sums: LeafSums): Split {
  const { gain, feature, leftCount, missingLeft, order, gradient, hessian, count } = best;
  const goesLeft = new Uint8Array(MISSING_BIN + 1);
  for (let position = 0; position < leftCount; position++)
    goesLeft[order === undefined ? position : (order[position] as number)] = 1;
  // Where none was missing in training, a missing value follows the larger side.
  goesLeft[MISSING_BIN] = binning.hasMissing ? Number(missingLeft) : Number(2 * count > sums.count);
  return {
    gain,
    feature,
    goesLeft,
    lastLeftBin: order === undefined ? leftCount - 1 : -1,
    left: { gradient, hessian, count },
    right: { gradient: sums.gradient - gradient, hessian: sums.hessian - hessian, count: sums.count - count },
  };
}
