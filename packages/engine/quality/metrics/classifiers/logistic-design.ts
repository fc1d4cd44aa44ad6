/**
 * @file What a logistic regression is given: numbers, imputed by the training rows' mean and robustly scaled, and
 * one-hot categories, as scikit-learn's SimpleImputer and RobustScaler make them: (x − median) / (q75 − q25), and
 * an empty range leaves the unit as it is. A column without any training value is dropped.
 */
import { sortNumbers } from "../../../stats/index.ts";
import { qualityErrors } from "../../errors.ts";
import type { Classifier, Rows } from "./cross-validate.ts";
import type { Term } from "./design-term.ts";
import { fitLogistic, predictLogistic } from "./logistic-regression.ts";
import type { MeasuredFeature } from "./take-features.ts";

export type DesignColumn =
  | { readonly kind: "numeric"; readonly values: Float64Array }
  /** −1 belongs to no category. */
  | { readonly kind: "one-hot"; readonly codes: Int32Array; readonly size: number };

/** As many as scikit-learn takes; the order of the rows has long settled then. */
const MOST_STEPS = 100;

type Prepare = (rows: Int32Array) => Term;

export function logisticClassifier(columns: readonly DesignColumn[]): Classifier {
  return (target, { training, test }: Rows) => {
    const prepared = columns.map((column) => prepare(column, training)).filter((one) => one !== undefined);
    if (prepared.length === 0)
      throw qualityErrors.create("nothing-to-compare", { metric: "a logistic regression" });
    const take = (rows: Int32Array) => prepared.map((terms) => terms(rows));
    const model = fitLogistic(
      take(training),
      Float64Array.from(training, (row) => target[row] as number),
      { mostSteps: MOST_STEPS },
    );
    return predictLogistic(model, take(test), test.length);
  };
}

/** Numbers with a column that marks the missing, categories one by one. */
export function designFeatures(features: readonly MeasuredFeature[]): DesignColumn[] {
  return features.flatMap((feature): DesignColumn[] => {
    if (feature.kind === "categorical")
      return [{ kind: "one-hot", codes: feature.codes, size: feature.size }];
    const { values } = feature;
    const missing = Int32Array.from(values, (value) => (Number.isNaN(value) ? 0 : -1));
    const marks: DesignColumn[] = missing.includes(0) ? [{ kind: "one-hot", codes: missing, size: 1 }] : [];
    return [{ kind: "numeric", values: dropInfinite(values) }, ...marks];
  });
}

export function dropInfinite(values: Float64Array): Float64Array {
  return values.map((value) => (Number.isFinite(value) ? value : Number.NaN));
}

function prepare(column: DesignColumn, training: Int32Array): Prepare | undefined {
  return column.kind === "numeric"
    ? prepareNumbers(column.values, training)
    : prepareOneHot(column, training);
}

function prepareNumbers(values: Float64Array, training: Int32Array): Prepare | undefined {
  let sum = 0;
  let count = 0;
  for (const row of training) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  if (count === 0) return undefined;
  const mean = sum / count;
  const impute = (rows: Int32Array) => {
    const imputed = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const value = values[rows[i] as number] as number;
      imputed[i] = Number.isNaN(value) ? mean : value;
    }
    return imputed;
  };
  const sorted = sortNumbers(impute(training));
  const center = interpolate((rank) => sorted[rank] as number, sorted.length, 0.5);
  const scale = findScale((rank) => sorted[rank] as number, sorted.length);
  // Numbers so large that their range is beyond all numbers; the package's scaler makes them infinite too.
  if (!Number.isFinite(center) || !Number.isFinite(scale))
    throw qualityErrors.create("infinite-values", { side: "scaled" });
  return (rows) => {
    const scaled = impute(rows);
    for (let i = 0; i < scaled.length; i++) scaled[i] = ((scaled[i] as number) - center) / scale;
    return { kind: "numeric", values: scaled };
  };
}

/** Centring a one-hot column only moves the intercept, so it is left out. */
function prepareOneHot(column: { codes: Int32Array; size: number }, training: Int32Array): Prepare {
  const counts = new Float64Array(column.size);
  for (const row of training) {
    const code = column.codes[row] as number;
    if (code >= 0) counts[code] = (counts[code] as number) + 1;
  }
  const scales = counts.map((ones) => {
    const zeros = training.length - ones;
    return 1 / findScale((rank) => (rank < zeros ? 0 : 1), training.length);
  });
  return (rows) => ({
    kind: "one-hot",
    codes: takeCodes(column.codes, rows),
    scales,
  });
}

function takeCodes(codes: Int32Array, rows: Int32Array): Int32Array {
  const taken = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = codes[rows[i] as number] as number;
  return taken;
}

function findScale(at: (rank: number) => number, count: number): number {
  const range = interpolate(at, count, 0.75) - interpolate(at, count, 0.25);
  return range < 10 * Number.EPSILON ? 1 : range;
}

function interpolate(at: (rank: number) => number, count: number, quantile: number): number {
  const place = quantile * (count - 1);
  const below = Math.floor(place);
  const [low, high] = [at(below), at(Math.min(below + 1, count - 1))];
  return low + (high - low) * (place - below);
}
