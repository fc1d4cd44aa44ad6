/** @file k-fold stratified cross-validation: every row is judged by a classifier that has not seen it. */
import { type Random, throwIfCancelled, type WorkContext } from "../../../base/index.ts";
import {
  type BoostingSettings,
  binFeatures,
  type Feature,
  fitBinned,
  predictBinned,
  takeBinnedRows,
} from "../../../models/boosting/index.ts";
import { computeAuc } from "./auc.ts";
import { shuffleRows } from "./draw-rows.ts";

export interface Rows {
  readonly training: Int32Array;
  readonly test: Int32Array;
}

/** Learns the target (0 or 1) from training rows and answers how much each test row looks like a 1. */
export type Classifier = (target: Float64Array, rows: Rows, context: WorkContext) => Float64Array;

/** Each class is dealt out to the folds in a random order. */
export function assignFolds(target: Float64Array, folds: number, random: Random): Uint8Array {
  const foldOf = new Uint8Array(target.length);
  const dealt = new Map<number, number>();
  for (const row of shuffleRows(target.length, random)) {
    const count = dealt.get(target[row] as number) ?? 0;
    foldOf[row] = count % folds;
    dealt.set(target[row] as number, count + 1);
  }
  return foldOf;
}

/** AUC in each fold. */
export function crossValidate(
  target: Float64Array,
  foldOf: Uint8Array,
  classify: Classifier,
  context: WorkContext = {},
): number[] {
  const folds = foldOf.reduce((largest, fold) => Math.max(largest, fold), 0) + 1;
  return Array.from({ length: folds }, (_, fold) => {
    throwIfCancelled(context.signal);
    const rows = splitRows(foldOf, fold);
    const scores = classify(target, rows, context);
    return computeAuc(
      Float64Array.from(rows.test, (row) => target[row] as number),
      scores,
    );
  });
}

function splitRows(foldOf: Uint8Array, fold: number): Rows {
  const [training, test] = [new Int32Array(foldOf.length), new Int32Array(foldOf.length)];
  let [learnt, asked] = [0, 0];
  for (let row = 0; row < foldOf.length; row++)
    if (foldOf[row] === fold) test[asked++] = row;
    else training[learnt++] = row;
  return { training: training.subarray(0, learnt), test: test.subarray(0, asked) };
}

/** scikit-learn's HistGradientBoosting stops early above this many rows, after ten rounds without a gain. */
const STOPS_EARLY_ABOVE = 10_000;
const PATIENCE = 10;

/** XGBoost's, as SDMetrics uses it: deep trees that learn fast and never stop early. */
export const xgboostSettings: Partial<BoostingSettings> = {
  patience: 0,
  learningRate: 0.3,
  maxDepth: 6,
  maxLeaves: 64,
  minLeafRows: 1,
  minLeafHessian: 1,
  l2: 1,
  minCategoryRows: 1,
  categorySmoothing: 1,
};

/**
 * Gradient-boosted trees with scikit-learn's defaults. Features are binned once, over training and test rows: where
 * the cuts lie tells nothing of the target.
 */
export function boostClassifier(
  features: readonly Feature[],
  seed: number,
  settings: Partial<BoostingSettings> = {},
): Classifier {
  const data = binFeatures(features, seed);
  return (target, { training, test }, { signal }) => {
    const patience = training.length > STOPS_EARLY_ABOVE ? PATIENCE : 0;
    const model = fitBinned(
      takeBinnedRows(data, training),
      Float64Array.from(training, (row) => target[row] as number),
      { loss: "logistic", patience, seed, ...settings },
      signal === undefined ? {} : { signal },
    );
    return predictBinned(model, takeBinnedRows(data, test).bins, test.length);
  };
}
