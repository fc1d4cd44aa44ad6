/**
 * @file Count, extremes, mean, variance, skewness and kurtosis of a stream, by moments that merge (Welford
 * 1962; Chan, Golub and LeVeque 1979; Pébay 2008). Merging in another order changes no more than the last
 * digits. NaN counts as missing and ±Infinity as infinite; neither enters the moments.
 */
import { type Moments, mergeMoments, momentsOf, NO_MOMENTS } from "../descriptive/index.ts";
import { isCount, isFiniteNumber, requireState, type Sketch } from "./sketch.ts";

export interface MomentState {
  readonly kind: "moments";
  readonly count: number;
  readonly missing: number;
  readonly infinite: number;
  /** 0 while there are no values. */
  readonly mean: number;
  /** Sums of the second, third and fourth power of the distance from the mean. */
  readonly sums: readonly [number, number, number];
  /** Absent while there are no values. */
  readonly extremes?: readonly [number, number];
}

/** Values are taken in by blocks: about five times as fast as one merge each. */
const BLOCK_LENGTH = 256;

export class MomentSketch implements Sketch<number, MomentState> {
  #moments: Moments = NO_MOMENTS;
  #least = Number.POSITIVE_INFINITY;
  #greatest = Number.NEGATIVE_INFINITY;
  #missing = 0;
  #infinite = 0;
  readonly #block = new Float64Array(BLOCK_LENGTH);
  #blockLength = 0;

  static restore(state: MomentState): MomentSketch {
    const { kind, count, missing, infinite, mean, sums, extremes } = state;
    const isWhole = kind === "moments" && [count, missing, infinite].every(isCount);
    requireState(isWhole && Array.isArray(sums) && [mean, ...sums].every(isFiniteNumber), "moment");
    requireState(count === 0 || (extremes?.length === 2 && extremes.every(isFiniteNumber)), "moment");
    const sketch = new MomentSketch();
    sketch.#missing = missing;
    sketch.#infinite = infinite;
    if (count === 0) return sketch;
    const [sum2, sum3, sum4] = sums;
    sketch.#moments = { weight: count, squaredWeight: count, mean, sum2, sum3, sum4 };
    [sketch.#least, sketch.#greatest] = extremes!;
    return sketch;
  }

  get count(): number {
    return this.#moments.weight + this.#blockLength;
  }

  get missing(): number {
    return this.#missing;
  }

  get infinite(): number {
    return this.#infinite;
  }

  /** NaN while there are no values, as is `greatest`. */
  get least(): number {
    return this.count === 0 ? Number.NaN : this.#least;
  }

  get greatest(): number {
    return this.count === 0 ? Number.NaN : this.#greatest;
  }

  /** For `variance`, `skewness` and the like. */
  get moments(): Moments {
    this.#takeBlock();
    return this.#moments;
  }

  add(value: number): void {
    if (Number.isNaN(value)) this.#missing += 1;
    else if (!Number.isFinite(value)) this.#infinite += 1;
    else {
      if (value < this.#least) this.#least = value;
      if (value > this.#greatest) this.#greatest = value;
      this.#block[this.#blockLength++] = value;
      if (this.#blockLength === BLOCK_LENGTH) this.#takeBlock();
    }
  }

  merge(other: MomentSketch): void {
    this.#moments = mergeMoments(this.moments, other.moments);
    this.#least = Math.min(this.#least, other.#least);
    this.#greatest = Math.max(this.#greatest, other.#greatest);
    this.#missing += other.#missing;
    this.#infinite += other.#infinite;
  }

  save(): MomentState {
    const { weight, mean, sum2, sum3, sum4 } = this.moments;
    const common = { kind: "moments", missing: this.#missing, infinite: this.#infinite } as const;
    if (weight === 0) return { ...common, count: 0, mean: 0, sums: [0, 0, 0] };
    return {
      ...common,
      count: weight,
      mean,
      sums: [sum2, sum3, sum4],
      extremes: [this.#least, this.#greatest],
    };
  }

  #takeBlock(): void {
    const block = this.#block.subarray(0, this.#blockLength);
    this.#moments = mergeMoments(this.#moments, momentsOf(block));
    this.#blockLength = 0;
  }
}
