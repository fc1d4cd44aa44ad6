/**
 * @file Weighted second moments of pairs as plain data that `mergeCoMoments` combines, the two-column
 * companion of moments.ts.
 */
import { statsErrors } from "../errors.ts";
import { checkWeights } from "./check-weights.ts";

export interface CoMoments {
  readonly weight: number;
  readonly squaredWeight: number;
  readonly meanX: number;
  readonly meanY: number;
  /** Weighted sums of (x − meanX)², (y − meanY)² and (x − meanX)·(y − meanY). */
  readonly sumXX: number;
  readonly sumYY: number;
  readonly sumXY: number;
}

const BLOCK_LENGTH = 4096;

export const NO_CO_MOMENTS: CoMoments = {
  weight: 0,
  squaredWeight: 0,
  meanX: Number.NaN,
  meanY: Number.NaN,
  sumXX: 0,
  sumYY: 0,
  sumXY: 0,
};

export function coMomentsOf(
  xs: ArrayLike<number>,
  ys: ArrayLike<number>,
  weights?: ArrayLike<number>,
): CoMoments {
  if (xs.length !== ys.length) {
    throw statsErrors.create("paired-lengths-differ", { left: xs.length, right: ys.length });
  }
  if (weights) checkWeights(weights, xs.length);
  let moments = NO_CO_MOMENTS;
  for (let start = 0; start < xs.length; start += BLOCK_LENGTH) {
    const end = Math.min(start + BLOCK_LENGTH, xs.length);
    moments = mergeCoMoments(moments, coMomentsOfBlock({ xs, ys, weights, start, end }));
  }
  return moments;
}

export function mergeCoMoments(left: CoMoments, right: CoMoments): CoMoments {
  if (left.weight === 0) return right;
  if (right.weight === 0) return left;
  const weight = left.weight + right.weight;
  const deltaX = right.meanX - left.meanX;
  const deltaY = right.meanY - left.meanY;
  const share = right.weight / weight;
  const between = left.weight * share;
  return {
    weight,
    squaredWeight: left.squaredWeight + right.squaredWeight,
    meanX: left.meanX + deltaX * share,
    meanY: left.meanY + deltaY * share,
    sumXX: left.sumXX + right.sumXX + between * deltaX * deltaX,
    sumYY: left.sumYY + right.sumYY + between * deltaY * deltaY,
    sumXY: left.sumXY + right.sumXY + between * deltaX * deltaY,
  };
}

interface Block {
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  readonly weights: ArrayLike<number> | undefined;
  readonly start: number;
  readonly end: number;
}

function coMomentsOfBlock(block: Block): CoMoments {
  const { weight, squaredWeight, centreX, centreY } = weighBlock(block);
  if (weight === 0) return NO_CO_MOMENTS;
  const { xs, ys, weights, start, end } = block;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumYY = 0;
  let sumXY = 0;
  for (let i = start; i < end; i++) {
    const w = weights ? weights[i]! : 1;
    if (w === 0) continue;
    const x = xs[i]! - centreX;
    const y = ys[i]! - centreY;
    sumX += w * x;
    sumY += w * y;
    sumXX += w * x * x;
    sumYY += w * y * y;
    sumXY += w * x * y;
  }
  return {
    weight,
    squaredWeight,
    meanX: centreX + sumX / weight,
    meanY: centreY + sumY / weight,
    sumXX: sumXX - (sumX / weight) * sumX,
    sumYY: sumYY - (sumY / weight) * sumY,
    sumXY: sumXY - (sumX / weight) * sumY,
  };
}

function weighBlock({ xs, ys, weights, start, end }: Block) {
  let originX = Number.NaN;
  let originY = Number.NaN;
  let weight = 0;
  let squaredWeight = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = start; i < end; i++) {
    const w = weights ? weights[i]! : 1;
    if (w === 0) continue;
    if (weight === 0) [originX, originY] = [xs[i]!, ys[i]!];
    weight += w;
    squaredWeight += w * w;
    sumX += w * (xs[i]! - originX);
    sumY += w * (ys[i]! - originY);
  }
  return { weight, squaredWeight, centreX: originX + sumX / weight, centreY: originY + sumY / weight };
}
