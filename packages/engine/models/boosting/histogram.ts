/**
 * @file Sums of gradients, of hessians and of rows per bin, for one leaf, in memory that the kernel can reach:
 * bins, row order and histograms of one learner lie in one WebAssembly memory of fixed size.
 */
import { BINS, type BinnedFeatures, MISSING_BIN } from "./bin-features.ts";
import { boostingErrors } from "./errors.ts";
import { BIN_BYTES, type FillHistogram, loadHistogramKernel } from "./histogram-kernel.ts";

/** Numbers per bin in a histogram: gradient, hessian, count, unused. */
export const STRIDE = BIN_BYTES / 8;
export const FEATURE_SIZE = BINS * STRIDE;
const FEATURE_BYTES = BINS * BIN_BYTES;
const PAGE_BYTES = 65_536;
const MOST_PAGES = 65_536;

export class HistogramMemory {
  /** Row numbers; every leaf owns a stretch. */
  readonly order: Int32Array;
  readonly #memory: WebAssembly.Memory;
  readonly #fill: FillHistogram;
  readonly #pairs: Float64Array;
  readonly #binAddresses: readonly number[];
  /** Numbers in use of each feature's part; most categories need few of the 256 bins. */
  readonly #used: readonly number[];
  readonly #free: Float64Array[];

  constructor({ bins, binnings }: BinnedFeatures, rows: Int32Array, histogramCount: number) {
    const [first = new Uint8Array(0)] = bins;
    const rowBytes = pad(first.length) * bins.length + pad(4 * rows.length) + pad(16 * rows.length);
    const bytes = rowBytes + histogramCount * bins.length * FEATURE_BYTES;
    const pages = Math.ceil(bytes / PAGE_BYTES) + 1;
    if (pages > MOST_PAGES)
      throw boostingErrors.create("boosting-too-large", { rows: rows.length, features: bins.length });
    this.#memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    this.#fill = loadHistogramKernel(this.#memory);
    const { buffer } = this.#memory;
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
    this.#used = binnings.map(({ binCount }) => binCount * STRIDE);
    this.order = new Int32Array(buffer, reserve(4 * rows.length), rows.length);
    this.order.set(rows);
    this.#pairs = new Float64Array(buffer, reserve(16 * rows.length), 2 * rows.length);
    this.#free = Array.from(
      { length: histogramCount },
      () => new Float64Array(buffer, reserve(bins.length * FEATURE_BYTES), bins.length * FEATURE_SIZE),
    );
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
    { start, end }: { readonly start: number; readonly end: number },
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
    const from = order.byteOffset + 4 * start;
    const to = order.byteOffset + 4 * end;
    for (let feature = 0; feature < this.#binAddresses.length; feature++) {
      const target = histogram.byteOffset + feature * FEATURE_BYTES;
      this.#fill(target, this.#binAddresses[feature] as number, from, to, pairs.byteOffset);
    }
  }

  #clear(histogram: Float64Array): void {
    for (let feature = 0; feature < this.#used.length; feature++) {
      const base = feature * FEATURE_SIZE;
      histogram.fill(0, base, base + (this.#used[feature] as number));
      histogram.fill(0, base + MISSING_BIN * STRIDE, base + FEATURE_SIZE);
    }
  }

  /** The bigger sibling's sums are the parent's without the smaller one's: no second pass over its rows. */
  subtract(parent: Float64Array, sibling: Float64Array): void {
    for (let feature = 0; feature < this.#used.length; feature++) {
      const base = feature * FEATURE_SIZE;
      const end = base + (this.#used[feature] as number);
      for (let i = base; i < end; i++) parent[i] = (parent[i] as number) - (sibling[i] as number);
      for (let i = base + MISSING_BIN * STRIDE; i < base + FEATURE_SIZE; i++)
        parent[i] = (parent[i] as number) - (sibling[i] as number);
    }
  }
}

function pad(bytes: number): number {
  return Math.ceil(bytes / 16) * 16;
}
