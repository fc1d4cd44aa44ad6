/**
 * @file Weighted central moments up to the fourth as plain data, so that partitions computed anywhere are
 * combined by `mergeMoments` (Chan, Golub and LeVeque 1979; Pébay, "Formulas for robust, one-pass parallel
 * computation of covariances and arbitrary-order statistical moments", 2008). Within a block the powers are
 * taken about the block's own mean, so neither a large offset nor the number of rows costs digits.
 * NaN among the values makes the moments NaN; a value of weight 0 is left out, whatever it is.
 */
import { checkWeights } from "./check-weights.ts";

export interface Moments {
  /** Sum of the weights; the number of values when there are none. */
  readonly weight: number;
  readonly squaredWeight: number;
  /** NaN while the weight is 0. */
  readonly mean: number;
  /** Weighted sums of the second, third and fourth power of the distance from the mean. */
  readonly sum2: number;
  readonly sum3: number;
  readonly sum4: number;
}

const BLOCK_LENGTH = 4096;

export const NO_MOMENTS: Moments = {
  weight: 0,
  squaredWeight: 0,
  mean: Number.NaN,
  sum2: 0,
  sum3: 0,
  sum4: 0,
};

export function momentsOf(values: ArrayLike<number>, weights?: ArrayLike<number>): Moments {
  if (weights) checkWeights(weights, values.length);
  let moments = NO_MOMENTS;
  for (let start = 0; start < values.length; start += BLOCK_LENGTH) {
    const end = Math.min(start + BLOCK_LENGTH, values.length);
    moments = mergeMoments(moments, momentsOfBlock({ values, weights, start, end }));
  }
  return moments;
}

export function mergeMoments(left: Moments, right: Moments): Moments {
  if (left.weight === 0) return right;
  if (right.weight === 0) return left;
  const weight = left.weight + right.weight;
  const delta = right.mean - left.mean;
  const p = left.weight / weight;
  const q = right.weight / weight;
  const between = left.weight * q * delta * delta;
  const across3 = 3 * delta * (p * right.sum2 - q * left.sum2);
  const across4 =
    6 * delta * delta * (p * p * right.sum2 + q * q * left.sum2) +
    4 * delta * (p * right.sum3 - q * left.sum3);
  return {
    weight,
    squaredWeight: left.squaredWeight + right.squaredWeight,
    mean: p < q ? right.mean - delta * p : left.mean + delta * q,
    sum2: left.sum2 + right.sum2 + between,
    sum3: left.sum3 + right.sum3 + between * delta * (p - q) + across3,
    sum4: left.sum4 + right.sum4 + between * delta * delta * (p * p - p * q + q * q) + across4,
  };
}

interface Block {
  readonly values: ArrayLike<number>;
  readonly weights: ArrayLike<number> | undefined;
  readonly start: number;
  readonly end: number;
}

function momentsOfBlock(block: Block): Moments {
  const { weight, squaredWeight, mean: centre } = weighBlock(block);
  if (weight === 0) return NO_MOMENTS;
  const { values, weights, start, end } = block;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let sum4 = 0;
  for (let i = start; i < end; i++) {
    const w = weights ? weights[i]! : 1;
    if (w === 0) continue;
    const distance = values[i]! - centre;
    const first = w * distance;
    const second = first * distance;
    sum1 += first;
    sum2 += second;
    sum3 += second * distance;
    sum4 += second * distance * distance;
  }
  // The centre is the mean but for its rounding; move the sums to the mean itself.
  const rest = sum1 / weight;
  return {
    weight,
    squaredWeight,
    mean: centre + rest,
    sum2: sum2 - rest * sum1,
    sum3: sum3 - 3 * rest * sum2 + 2 * rest * rest * sum1,
    sum4: sum4 - 4 * rest * sum3 + 6 * rest * rest * sum2 - 3 * rest ** 3 * sum1,
  };
}

/** Weights and mean of a block; the mean is taken from a value of it, so that of a constant is exact. */
function weighBlock({ values, weights, start, end }: Block) {
  let origin = Number.NaN;
  let weight = 0;
  let squaredWeight = 0;
  let sum = 0;
  for (let i = start; i < end; i++) {
    const w = weights ? weights[i]! : 1;
    if (w === 0) continue;
    if (weight === 0) origin = values[i]!;
    weight += w;
    squaredWeight += w * w;
    sum += w * (values[i]! - origin);
  }
  return { weight, squaredWeight, mean: origin + sum / weight };
}
