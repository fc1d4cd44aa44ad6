/** @file What the learner eats: columns of numbers, and columns of categories by code. */

export interface NumericFeature {
  readonly kind: "numeric";
  readonly name: string;
  /** NaN = missing; infinite values are the ends of the scale. */
  readonly values: Float64Array;
}

export interface CategoricalFeature {
  readonly kind: "categorical";
  readonly name: string;
  /** 0 … size − 1; −1 = missing. */
  readonly codes: Int32Array;
  readonly size: number;
}

export type Feature = NumericFeature | CategoricalFeature;

export function countRows(features: readonly Feature[]): number {
  const [first] = features;
  if (first === undefined) return 0;
  return first.kind === "numeric" ? first.values.length : first.codes.length;
}
