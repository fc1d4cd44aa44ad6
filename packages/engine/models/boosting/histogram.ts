/**
 * @file Sums of gradients, of hessians and of rows per bin, for one leaf, in memory that the kernel can reach:
 * bins, row order and histograms of one learner lie in one WebAssembly memory of fixed size.
 */
import { BINS, type BinnedFeatures, type Binning, MISSING_BIN } from "./bin-features.ts";
import { boostingErrors } from "./errors.ts";
import { BIN_BYTES, type FillHistogram, KERNEL_ROWS, loadHistogramKernel } from "./histogram-kernel.ts";

/** Numbers per bin in a histogram: gradient, hessian, count, unused. */
export const STRIDE = BIN_BYTES / 8;
export const FEATURE_SIZE = BINS * STRIDE;
const FEATURE_BYTES = BINS * BIN_BYTES;
const PAGE_BYTES = 65_536;
const MOST_PAGES = 65_536;
/** From so many rows on two histograms save more than their sum costs. */
const SPLIT_ROWS = 1_024;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

export class HistogramMemory {
  /** Row numbers; every leaf owns a stretch. */
  readonly order: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #fill: FillHistogram;
  readonly #pairs: Float64Array;
  readonly #binAddresses: readonly number[];
  /** Numbers in use of each feature's part. */
  readonly #used: readonly (readonly Stretch[])[];
  readonly #free: Float64Array[];
  /** One feature's second histogram; all zeros between uses. */
  readonly #second: Float64Array;

  constructor({ bins, binnings }: BinnedFeatures, rows: Int32Array, histogramCount: number) {
    const [first = new Uint8Array(0)] = bins;
    const rowBytes = pad(first.length) * bins.length + pad(4 * rows.length) + pad(16 * rows.length);
    const bytes = rowBytes + (histogramCount * bins.length + 1) * FEATURE_BYTES;
    const pages = Math.ceil(bytes / PAGE_BYTES) + 1;
    if (pages > MOST_PAGES)
      throw boostingErrors.create("boosting-too-large", { rows: rows.length, features: bins.length });
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.#fill = loadHistogramKernel(memory);
    const { buffer } = memory;
    this.#bytes = new Uint8Array(buffer);
    let end = 0;
    const reserve = (size: number) => {
      const start = end;
      end += pad(size);
      return start;
    };
    this.#binAddresses = bins.map((column) => {
      const address = reserve(column.length);
      new Uint8Array(buffer, address, column.length).set(column);
      return address;
    });
    this.#used = binnings.map(listUsed);
    this.order = new Int32Array(buffer, reserve(4 * rows.length), rows.length);
    this.order.set(rows);
    this.#pairs = new Float64Array(buffer, reserve(16 * rows.length), 2 * rows.length);
    this.#free = Array.from(
      { length: histogramCount },
      () => new Float64Array(buffer, reserve(bins.length * FEATURE_BYTES), bins.length * FEATURE_SIZE),
    );
    this.#second = new Float64Array(buffer, reserve(FEATURE_BYTES), FEATURE_SIZE);
  }

  take(): Float64Array {
    return this.#free.pop() as Float64Array;
  }

  give(histogram: Float64Array): void {
    this.#free.push(histogram);
  }

  /** Sums over the rows that stand in `order` from `start` to `end`. */
  fill(
    histogram: Float64Array,
    { start, end }: Stretch,
    { gradients, hessians }: { readonly gradients: Float64Array; readonly hessians: Float64Array },
  ): void {
    const { order } = this;
    const pairs = this.#pairs;
    for (let i = start, at = 0; i < end; i++, at += 2) {
      const row = order[i] as number;
      pairs[at] = gradients[row] as number;
      pairs[at + 1] = hessians[row] as number;
    }
    this.#clear(histogram);
    const rest = (end - start) % KERNEL_ROWS;
    const from = order.byteOffset + 4 * start;
    const to = order.byteOffset + 4 * (end - rest);
    const isSplit = end - start >= SPLIT_ROWS;
    for (let feature = 0; feature < this.#binAddresses.length; feature++) {
      const bins = this.#binAddresses[feature] as number;
      const first = histogram.byteOffset + feature * FEATURE_BYTES;
      const second = isSplit ? this.#second.byteOffset : first;
      this.#fill(first, second, bins, from, to, pairs.byteOffset);
      if (isSplit) this.#merge(histogram, feature);
      if (rest > 0) this.#addLast(histogram, feature, end - 1, end - start - 1);
    }
  }

  #merge(histogram: Float64Array, feature: number): void {
    const second = this.#second;
    const base = feature * FEATURE_SIZE;
    for (const { start, end } of this.#used[feature] as readonly Stretch[])
      for (let i = start; i < end; i++) {
        histogram[base + i] = (histogram[base + i] as number) + (second[i] as number);
        second[i] = 0;
      }
  }

  #addLast(histogram: Float64Array, feature: number, place: number, pair: number): void {
    const bin = this.#bytes[
      (this.#binAddresses[feature] as number) + (this.order[place] as number)
    ] as number;
    const cell = feature * FEATURE_SIZE + bin * STRIDE;
    histogram[cell] = (histogram[cell] as number) + (this.#pairs[2 * pair] as number);
    histogram[cell + 1] = (histogram[cell + 1] as number) + (this.#pairs[2 * pair + 1] as number);
    histogram[cell + 2] = (histogram[cell + 2] as number) + 1;
  }

  #clear(histogram: Float64Array): void {
    for (let feature = 0; feature < this.#used.length; feature++)
      for (const { start, end } of this.#used[feature] as readonly Stretch[])
        histogram.fill(0, feature * FEATURE_SIZE + start, feature * FEATURE_SIZE + end);
  }

  /** The bigger sibling's sums are the parent's without the smaller one's: no second pass over its rows. */
  subtract(parent: Float64Array, sibling: Float64Array): void {
    for (let feature = 0; feature < this.#used.length; feature++)
      for (const { start, end } of this.#used[feature] as readonly Stretch[])
        for (let i = feature * FEATURE_SIZE + start; i < feature * FEATURE_SIZE + end; i++)
          parent[i] = (parent[i] as number) - (sibling[i] as number);
  }
}

/** Most categories need few of the 256 bins, most columns none for missing values. */
function listUsed({ binCount, hasMissing }: Binning): readonly Stretch[] {
  const values = { start: 0, end: binCount * STRIDE };
  return hasMissing ? [values, { start: MISSING_BIN * STRIDE, end: FEATURE_SIZE }] : [values];
}

function pad(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
