import { baseErrors } from "../errors.ts";
import { type IntegerArray, makeSampler, type Sampler } from "./sampler.ts";

interface AliasTable {
  /** The share of a column that belongs to its own category; the rest belongs to its alias. */
  readonly share: Float64Array;
  readonly alias: Uint32Array;
}

function sumWeights(weights: ArrayLike<number>): number {
  const count = weights.length;
  let sum = 0;
  for (let index = 0; index < count; index += 1) {
    const weight = weights[index]!;
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw baseErrors.create("sampler-weights-invalid", { count, index });
    sum += weight;
  }
  if (!(sum > 0 && sum < Number.POSITIVE_INFINITY))
    throw baseErrors.create("sampler-weights-empty", { count });
  return sum;
}

/**
 * Vose, "A Linear Algorithm for Generating Random Numbers with a Given Distribution" (1991): n columns of equal
 * chance, each shared by at most two categories. Columns not yet full wait at the front of `waiting`, those
 * with too much at its back.
 */
function buildAliasTable(weights: ArrayLike<number>): AliasTable {
  const count = weights.length;
  const sum = sumWeights(weights);
  const share = new Float64Array(count);
  const alias = new Uint32Array(count);
  const waiting = new Uint32Array(count);
  let small = 0;
  let large = count;
  for (let index = 0; index < count; index += 1) {
    share[index] = (weights[index]! / sum) * count;
    waiting[share[index]! < 1 ? small++ : --large] = index;
  }
  while (small > 0 && large < count) {
    const poor = waiting[--small]!;
    const rich = waiting[large]!;
    alias[poor] = rich;
    share[rich] = share[rich]! + share[poor]! - 1;
    if (share[rich]! >= 1) continue;
    large += 1;
    waiting[small++] = rich;
  }
  // Who is still poor lacks nothing but what rounding took.
  for (const index of waiting.subarray(0, small)) share[index] = 1;
  return { share, alias };
}

/** Category i of `weights` with the chance weights[i] / sum, in constant time whatever their number. */
export function makeCategorical(weights: ArrayLike<number>): Sampler<IntegerArray> {
  const { share, alias } = buildAliasTable(weights);
  const count = share.length;
  return makeSampler((random) => {
    const place = random.float() * count;
    const column = Math.floor(place);
    return place - column < share[column]! ? column : alias[column]!;
  });
}
