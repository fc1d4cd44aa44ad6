/**
 * @file An order of categories for cuts: their scores on the first axis of the correspondence analysis between
 * category and target, found once for each target and not anew at each split, which predicts as well (Wright & König
 * 2019, "Splitting on categorical predictors in random forests"). For two classes it is the order of the second's
 * share, in which the best subset is a cut.
 */
import { FOREST_BINS } from "./forest.ts";

const ITERATIONS = 12;

/** For each bin its place in the order. */
export function rankCategories(bins: Uint8Array, targets: Uint16Array, classCount: number): Uint8Array {
  const table = new Float64Array(FOREST_BINS * classCount);
  for (let row = 0; row < bins.length; row++) {
    const cell = (bins[row] as number) * classCount + (targets[row] as number);
    table[cell] = (table[cell] as number) + 1;
  }
  const scores = findFirstAxis(table, classCount);
  const order = Array.from({ length: FOREST_BINS }, (_, bin) => bin);
  order.sort((a, b) => (scores[a] as number) - (scores[b] as number) || a - b);
  const ranks = new Uint8Array(FOREST_BINS);
  for (let rank = 0; rank < FOREST_BINS; rank++) ranks[order[rank] as number] = rank;
  return ranks;
}

/** Power iteration: a category's score is the mean of its classes' scores, a class's that of its categories. */
function findFirstAxis(table: Float64Array, classCount: number): Float64Array {
  const binScores = new Float64Array(FOREST_BINS);
  const classScores = Float64Array.from({ length: classCount }, (_, index) => startScore(index));
  const binTotals = new Float64Array(FOREST_BINS);
  const classTotals = new Float64Array(classCount);
  for (let cell = 0; cell < table.length; cell++) {
    const bin = Math.floor(cell / classCount);
    binTotals[bin] = (binTotals[bin] as number) + (table[cell] as number);
    classTotals[cell % classCount] = (classTotals[cell % classCount] as number) + (table[cell] as number);
  }
  for (let iteration = 0; iteration < ITERATIONS; iteration++) {
    standardise(classScores, classTotals);
    average(table, {
      from: classScores,
      to: binScores,
      totals: binTotals,
      fromStride: 1,
      toStride: classCount,
    });
    average(table, {
      from: binScores,
      to: classScores,
      totals: classTotals,
      fromStride: classCount,
      toStride: 1,
    });
  }
  return binScores;
}

/** Anything that no table is orthogonal to by design. */
function startScore(index: number): number {
  return ((index + 1) * 0.6180339887498949) % 1;
}

/** Mean 0, which leaves the trivial axis out, and variance 1. */
function standardise(scores: Float64Array, weights: Float64Array): void {
  let [total, sum, squares] = [0, 0, 0];
  for (let i = 0; i < scores.length; i++) {
    total += weights[i] as number;
    sum += (weights[i] as number) * (scores[i] as number);
  }
  const mean = total > 0 ? sum / total : 0;
  for (let i = 0; i < scores.length; i++)
    squares += (weights[i] as number) * ((scores[i] as number) - mean) ** 2;
  const spread = Math.sqrt(squares / Math.max(total, 1)) || 1;
  for (let i = 0; i < scores.length; i++) scores[i] = ((scores[i] as number) - mean) / spread;
}

interface Averaging {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly totals: Float64Array;
  readonly fromStride: number;
  readonly toStride: number;
}

function average(table: Float64Array, { from, to, totals, fromStride, toStride }: Averaging): void {
  for (let i = 0; i < to.length; i++) {
    let sum = 0;
    for (let j = 0; j < from.length; j++)
      sum += (table[i * toStride + j * fromStride] as number) * (from[j] as number);
    to[i] = (totals[i] as number) > 0 ? sum / (totals[i] as number) : 0;
  }
}
