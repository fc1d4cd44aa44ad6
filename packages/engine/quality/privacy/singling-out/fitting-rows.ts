/** @file Which rows a condition fits, one bit each and kept, so that thousands of combinations are tried by "and". */
import type { Rows } from "../neighbours/index.ts";
import { type Condition, fillFitting, nameCondition, type Predicate } from "./predicate.ts";

/** What is kept at most: columns of distinct values would fill any memory. */
const MOST_WORDS = 16e6;

export class FittingRows {
  readonly #rows: Rows;
  readonly #width: number;
  readonly #kept = new Map<string, Uint32Array>();

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#width = Math.ceil(rows.count / 32);
  }

  /** Of one to three conditions. */
  fitsOne(predicate: Predicate): boolean {
    const [a, b = a, c = b] = predicate.map((condition) => this.#find(condition)) as [
      Uint32Array,
      Uint32Array?,
      Uint32Array?,
    ];
    let found = 0;
    for (let at = 0; at < a.length; at++) {
      const word = (a[at] as number) & (b[at] as number) & (c[at] as number);
      if (word === 0) continue;
      // More than one bit, or one more than before.
      if ((word & (word - 1)) !== 0 || found > 0) return false;
      found = 1;
    }
    return found === 1;
  }

  #find(condition: Condition): Uint32Array {
    const name = nameCondition(condition);
    let bits = this.#kept.get(name);
    if (bits === undefined) {
      bits = fillFitting(this.#rows, condition, new Uint32Array(this.#width));
      if ((this.#kept.size + 1) * this.#width <= MOST_WORDS) this.#kept.set(name, bits);
    }
    return bits;
  }
}
