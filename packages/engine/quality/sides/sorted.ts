/** @file Values in order without the missing ones, computed once per array and kept: most metrics want them. */
import { sortNumbers } from "../../stats/index.ts";

const sortedOf = new WeakMap<Float64Array, Float64Array>();

export function sortPresent(values: Float64Array): Float64Array {
  let sorted = sortedOf.get(values);
  if (sorted === undefined) {
    sorted = sortNumbers(values);
    sortedOf.set(values, sorted);
  }
  return sorted;
}
