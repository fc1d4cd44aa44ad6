/**
 * @file The best cut of a node: most information about the token, counted exactly for any number of classes. Rows are
 * put in the order of a feature's bins and go over to the left one by one; each changes the two sums of n log n by a
 * known step, so a feature costs a pass over the node's rows, however many classes there are.
 */
import { FOREST_BINS } from "./forest.ts";

/** What a tree is grown from: places instead of rows, and a feature's rank for each. */
export interface TreeData {
  readonly features: readonly Uint8Array[];
  readonly classes: Uint16Array;
  readonly classCount: number;
}

export interface Split {
  readonly feature: number;
  readonly cut: number;
}

export interface StudiedRows {
  /** Log-likelihood of the rows' tokens by their own shares. */
  readonly fit: number;
  /** How many different tokens there are. */
  readonly classCount: number;
  readonly split: Split | undefined;
}

interface Candidate {
  feature: number;
  cut: number;
  score: number;
}

/** Nats over all rows of the node; above the rounding of sums. */
const LEAST_GAIN = 1e-6;

export class SplitFinder {
  readonly #data: TreeData;
  readonly #leafRows: number;
  /** For each count c what the next one adds to c log c. */
  readonly #steps: Float64Array;
  readonly #total: Int32Array;
  readonly #left: Int32Array;
  readonly #sorted: Uint16Array;
  readonly #ends = new Int32Array(FOREST_BINS);

  constructor(data: TreeData, leafRows: number) {
    this.#data = data;
    this.#leafRows = leafRows;
    const rows = data.classes.length;
    this.#steps = listSteps(rows);
    this.#total = new Int32Array(data.classCount);
    this.#left = new Int32Array(data.classCount);
    this.#sorted = new Uint16Array(rows);
  }

  /** The split is among the features that `isTried` allows, or among the others where those tell nothing. */
  study(rows: Int32Array, isTried: () => boolean): StudiedRows {
    const { whole, classCount } = this.#countClasses(rows);
    const fit = whole - sumOf(rows.length);
    if (classCount < 2 || rows.length < 2 * this.#leafRows) return { fit, classCount, split: undefined };
    const { features } = this.#data;
    const best = { feature: -1, cut: -1, score: fit + LEAST_GAIN };
    const consider = (feature: number) => {
      if (this.#sort(rows, features[feature] as Uint8Array)) this.#scan(best, feature, rows.length, whole);
    };
    const passedOver: number[] = [];
    for (let feature = 0; feature < features.length; feature++)
      if (isTried()) consider(feature);
      else passedOver.push(feature);
    if (best.feature < 0) passedOver.forEach(consider);
    return { fit, classCount, split: best.feature < 0 ? undefined : best };
  }

  #countClasses(rows: Int32Array): { whole: number; classCount: number } {
    const total = this.#total.fill(0);
    const { classes } = this.#data;
    let [whole, classCount] = [0, 0];
    for (let i = 0; i < rows.length; i++) {
      const own = classes[rows[i] as number] as number;
      const count = total[own] as number;
      if (count === 0) classCount++;
      whole += this.#steps[count] as number;
      total[own] = count + 1;
    }
    return { whole, classCount };
  }

  /** Whether the rows have more than one bin. */
  #sort(rows: Int32Array, bins: Uint8Array): boolean {
    const ends = this.#ends.fill(0);
    for (let i = 0; i < rows.length; i++) {
      const bin = bins[rows[i] as number] as number;
      ends[bin] = (ends[bin] as number) + 1;
    }
    if (ends[bins[rows[0] as number] as number] === rows.length) return false;
    for (let bin = 0, start = 0; bin < FOREST_BINS; bin++) {
      const own = ends[bin] as number;
      ends[bin] = start;
      start += own;
    }
    const { classes } = this.#data;
    const sorted = this.#sorted;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const bin = bins[row] as number;
      const at = ends[bin] as number;
      sorted[at] = classes[row] as number;
      ends[bin] = at + 1;
    }
    return true;
  }

  #scan(best: Candidate, feature: number, rowCount: number, whole: number): void {
    const [total, steps, sorted, ends] = [this.#total, this.#steps, this.#sorted, this.#ends];
    const left = this.#left.fill(0);
    const last = rowCount - this.#leafRows;
    let [sumLeft, sumRight] = [0, whole];
    for (let bin = 0, at = 0; bin < FOREST_BINS; bin++) {
      const end = ends[bin] as number;
      if (end === at) continue;
      if (end > last) break;
      for (; at < end; at++) {
        const own = sorted[at] as number;
        const count = left[own] as number;
        sumLeft += steps[count] as number;
        sumRight -= steps[(total[own] as number) - count - 1] as number;
        left[own] = count + 1;
      }
      if (at < this.#leafRows) continue;
      const score = sumLeft + sumRight - sumOf(at) - sumOf(rowCount - at);
      if (score <= best.score) continue;
      best.score = score;
      best.feature = feature;
      best.cut = bin;
    }
  }
}

function sumOf(count: number): number {
  return count === 0 ? 0 : count * Math.log(count);
}

function listSteps(rows: number): Float64Array {
  return Float64Array.from({ length: rows + 1 }, (_, count) => sumOf(count + 1) - sumOf(count));
}
