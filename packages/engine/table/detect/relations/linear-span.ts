/** @file The relations found so far as a space of vectors: a relation inside it says nothing new. */
import type { LinearRelation } from "./linear-search.ts";
import type { ViewColumn } from "./relation-view.ts";

const NEARLY_ZERO = 1e-9;

export class LinearSpan {
  readonly #place: ReadonlyMap<ViewColumn, number>;
  readonly #basis: { readonly pivot: number; readonly vector: Float64Array }[] = [];

  constructor(columns: readonly ViewColumn[]) {
    this.#place = new Map(columns.map((column, index) => [column, index]));
  }

  holds(relation: LinearRelation): boolean {
    return findPivot(this.#reduce(relation)) < 0;
  }

  add(relation: LinearRelation): void {
    const vector = this.#reduce(relation);
    const pivot = findPivot(vector);
    if (pivot >= 0) this.#basis.push({ pivot, vector: vector.map((value) => value / vector[pivot]!) });
  }

  /** Constants do not count: the same columns with another constant contradict, they do not add. */
  #reduce({ columns, signs }: LinearRelation): Float64Array {
    const vector = new Float64Array(this.#place.size);
    for (const [index, column] of columns.entries()) vector[this.#place.get(column)!] = signs[index]!;
    for (const { pivot, vector: known } of this.#basis) {
      const factor = vector[pivot]!;
      if (factor !== 0) for (let at = 0; at < vector.length; at++) vector[at]! -= factor * known[at]!;
    }
    return vector;
  }
}

function findPivot(vector: Float64Array): number {
  return vector.findIndex((value) => Math.abs(value) > NEARLY_ZERO);
}
