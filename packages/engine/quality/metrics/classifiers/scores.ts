/** @file Scores of predictions, as scikit-learn defines them. */
import { qualityErrors } from "../../errors.ts";
import { computeAuc } from "./auc.ts";

/**
 * Probabilities row by row. Classes that the rows do not hold, or hold alone, have no area and take no part; the F1
 * of a class is 2 TP / (2 TP + FP + FN), and classes neither held nor predicted take no part.
 */
export function judgeClasses(
  target: Float64Array,
  probabilities: Float64Array,
  classes: number,
): { readonly auc: number; readonly f1: number } {
  const areas: number[] = [];
  const predicted = Float64Array.from(target, (_, row) =>
    findLargest(probabilities.subarray(row * classes, (row + 1) * classes)),
  );
  const f1s: number[] = [];
  for (let own = 0; own < classes; own++) {
    const isOwn = target.map((value) => (value === own ? 1 : 0));
    const area = computeAuc(
      isOwn,
      target.map((_, row) => probabilities[row * classes + own] as number),
    );
    if (!Number.isNaN(area)) areas.push(area);
    const f1 = computeF1(
      isOwn,
      predicted.map((value) => (value === own ? 1 : 0)),
    );
    if (!Number.isNaN(f1)) f1s.push(f1);
  }
  if (areas.length === 0) throw qualityErrors.create("no-target");
  return { auc: mean(areas), f1: mean(f1s) };
}

export function judgeNumbers(
  target: Float64Array,
  predicted: Float64Array,
): { readonly r2: number; readonly rmse: number } {
  const center = mean([...target]);
  let rest = 0;
  let total = 0;
  for (const [row, value] of target.entries()) {
    rest += (value - (predicted[row] as number)) ** 2;
    total += (value - center) ** 2;
  }
  if (total === 0) throw qualityErrors.create("no-target");
  return { r2: 1 - rest / total, rmse: Math.sqrt(rest / target.length) };
}

export interface Confusion {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly trueNegative: number;
  readonly falseNegative: number;
}

export function countConfusion(target: ArrayLike<number>, predicted: ArrayLike<number>): Confusion {
  const counts = [0, 0, 0, 0];
  for (let row = 0; row < target.length; row++) {
    const cell = 2 * (target[row] as number) + (predicted[row] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
  const [trueNegative, falsePositive, falseNegative, truePositive] = counts as [
    number,
    number,
    number,
    number,
  ];
  return { truePositive, falsePositive, trueNegative, falseNegative };
}

function computeF1(target: Float64Array, predicted: Float64Array): number {
  const { truePositive, falsePositive, falseNegative } = countConfusion(target, predicted);
  return (2 * truePositive) / (2 * truePositive + falsePositive + falseNegative);
}

function findLargest(values: Float64Array): number {
  return values.reduce((best, value, at) => (value > (values[best] as number) ? at : best), 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
