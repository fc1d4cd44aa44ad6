import { fillPermutation, type Random } from "../../base/index.ts";

/**
 * The endless order in which training takes its rows: one fresh permutation of all rows after another. What
 * stands at a place depends on the place and the seed alone, so a resumed training needs only its step.
 */
export class RowOrder {
  readonly #rowCount: number;
  readonly #random: Random;
  #epoch = -1;
  #permutation: Uint32Array = new Uint32Array();

  constructor(rowCount: number, random: Random) {
    this.#rowCount = rowCount;
    this.#random = random;
  }

  /** `count` rows from the place `start`; they may reach over the end of an epoch. */
  take(start: number, count: number): Uint32Array {
    const rows = new Uint32Array(count);
    for (let done = 0; done < count; ) {
      const permutation = this.#permutationOf(Math.floor((start + done) / this.#rowCount));
      const from = (start + done) % this.#rowCount;
      const part = permutation.subarray(from, from + count - done);
      rows.set(part, done);
      done += part.length;
    }
    return rows;
  }

  #permutationOf(epoch: number): Uint32Array {
    if (epoch === this.#epoch) return this.#permutation;
    this.#epoch = epoch;
    this.#permutation = fillPermutation(this.#random.partition(epoch), new Uint32Array(this.#rowCount));
    return this.#permutation;
  }
}
