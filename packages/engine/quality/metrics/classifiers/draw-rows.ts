import { drawWithoutReplacement, fillPermutation, type Random } from "../../../base/index.ts";

/** So many of the rows, each at most once, in their order; all of them when there are no more. */
export function drawRows(rowCount: number, count: number, random: Random): Int32Array {
  if (count >= rowCount) return Int32Array.from({ length: rowCount }, (_, row) => row);
  return Int32Array.from(drawWithoutReplacement(random, { count, total: rowCount })).sort();
}

/** A bootstrap: each row drawn from all. */
export function drawBootstrap(rowCount: number, count: number, random: Random): Int32Array {
  return Int32Array.from({ length: count }, () => random.below(rowCount)).sort();
}

export function shuffleRows(rowCount: number, random: Random): Uint32Array {
  return fillPermutation(random, new Uint32Array(rowCount));
}

export function joinRows(first: Int32Array, second: Int32Array): Int32Array {
  const joined = new Int32Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
