/**
 * @file Orders and choices without replacement, by Fisher and Yates from the front: place i is exchanged with
 * one of the places from i on. A choice of k is the first k places of a permutation; where k is small, the few
 * places that moved are kept in a map instead of the whole, and the result is the same.
 */
import { baseErrors } from "../errors.ts";
import type { FloatArray, Random } from "./random.ts";
import type { IntegerArray } from "./sampler.ts";

/** A map entry takes about ten times the memory of an array's element. */
const SPARSE_FROM = 16;

function shufflePlaces<T>(
  random: Random,
  values: { [index: number]: T },
  length: number,
  count: number,
): void {
  for (let i = 0; i < count; i += 1) {
    const j = i + random.below(length - i);
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}

/** Puts the values in random order, each order equally likely, and gives them back. */
export function shuffle<A extends unknown[] | IntegerArray | FloatArray>(random: Random, values: A): A {
  shufflePlaces<unknown>(random, values, values.length, values.length);
  return values;
}

/** Fills `values` with 0 to length − 1 in random order. */
export function fillPermutation(random: Random, values: Uint32Array): Uint32Array {
  for (let i = 0; i < values.length; i += 1) values[i] = i;
  return shuffle(random, values);
}

function drawSparse(random: Random, count: number, total: number): Uint32Array {
  const moved = new Map<number, number>();
  return new Uint32Array(count).map((_, i) => {
    const j = i + random.below(total - i);
    const drawn = moved.get(j) ?? j;
    moved.set(j, moved.get(i) ?? i);
    moved.delete(i);
    return drawn;
  });
}

/** `count` different numbers below `total` in random order, each such sequence equally likely. */
export function drawWithoutReplacement(
  random: Random,
  { count, total }: { count: number; total: number },
): Uint32Array {
  const isValid =
    Number.isInteger(count) && Number.isInteger(total) && count >= 0 && count <= total && total <= 2 ** 32;
  if (!isValid) throw baseErrors.create("random-sample-invalid", { count, total });
  if (count * SPARSE_FROM < total) return drawSparse(random, count, total);
  const places = Uint32Array.from({ length: total }, (_, index) => index);
  shufflePlaces<number>(random, places, total, count);
  return places.slice(0, count);
}
