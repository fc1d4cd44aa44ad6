/** @file Typed arrays that double as they grow, and masks that exist only once something is marked. */
type Growable = Uint8Array | Uint32Array | Int16Array | Int32Array | Float64Array | BigInt64Array;

export function growArray<A extends Growable>(old: A, least: number): A {
  const make = old.constructor as new (length: number) => A;
  const grown = new make(Math.max(least, 2 * old.length));
  (grown as Uint8Array).set(old as Uint8Array);
  return grown;
}

export class NullMask {
  #marks: Uint8Array | undefined;

  mark(row: number): void {
    if (this.#marks === undefined) this.#marks = new Uint8Array(Math.max(1_024, 2 * row));
    if (row >= this.#marks.length) this.#marks = growArray(this.#marks, row + 1);
    this.#marks[row] = 1;
  }

  has(row: number): boolean {
    return this.#marks?.[row] === 1;
  }

  /** What a column of `length` rows says about its nulls. */
  finish(length: number): { nulls?: Uint8Array } {
    if (this.#marks === undefined) return {};
    const nulls = new Uint8Array(length);
    nulls.set(this.#marks.subarray(0, length));
    return { nulls };
  }
}
