/**
 * @file Logistic regression with an L2 penalty, the optimum that scikit-learn's LogisticRegression approaches:
 * ½ |w|² + C Σ log(1 + e^(−y·(xw + b))), the intercept b free. Categories are one-hot columns that are never
 * written out: a row costs as many additions as it has features.
 *
 * Minimised by L-BFGS (Liu & Nocedal 1989) in coordinates scaled by the diagonal of the Hessian at the start, so
 * that columns in thousands and in thousandths are alike to it.
 */
import { minimise } from "./minimise.ts";

/** Columns of the design: a number per row, or a one-hot group by code, of which −1 is no column at all. */
export type Term =
  | { readonly kind: "numeric"; readonly values: Float64Array }
  | { readonly kind: "one-hot"; readonly codes: Int32Array; readonly scales: Float64Array };

export interface LogisticModel {
  /** Term by term; one per scale of a one-hot term. */
  readonly weights: Float64Array;
  readonly intercept: number;
}

export function fitLogistic(
  terms: readonly Term[],
  target: Float64Array,
  { strength = 1, mostSteps = 1_000 }: { readonly strength?: number; readonly mostSteps?: number } = {},
): LogisticModel {
  const width = countWeights(terms);
  const scales = findScales(terms, target.length, strength);
  const weights = new Float64Array(width + 1);
  const residuals = new Float64Array(target.length);
  const evaluate = (point: Float64Array, gradient: Float64Array): number => {
    for (let i = 0; i <= width; i++) weights[i] = (point[i] as number) * (scales[i] as number);
    const margins = computeMargins(terms, weights, target.length);
    let loss = 0;
    for (let row = 0; row < target.length; row++) {
      const margin = margins[row] as number;
      loss +=
        Math.max(margin, 0) + Math.log1p(Math.exp(-Math.abs(margin))) - (target[row] as number) * margin;
      residuals[row] = 1 / (1 + Math.exp(-margin)) - (target[row] as number);
    }
    project(terms, residuals, gradient);
    let penalty = 0;
    for (let i = 0; i <= width; i++) {
      const weight = i < width ? (weights[i] as number) : 0;
      penalty += (weight * weight) / 2;
      gradient[i] = ((gradient[i] as number) * strength + weight) * (scales[i] as number);
    }
    return strength * loss + penalty;
  };
  const found = minimise(evaluate, new Float64Array(width + 1), mostSteps);
  const answer = found.map((value, i) => value * (scales[i] as number));
  return { weights: answer.slice(0, width), intercept: answer[width] as number };
}

/** Log-odds of class 1. */
export function predictLogistic(
  model: LogisticModel,
  terms: readonly Term[],
  rowCount: number,
): Float64Array {
  const weights = Float64Array.of(...model.weights, model.intercept);
  return computeMargins(terms, weights, rowCount);
}

function countWeights(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + (term.kind === "numeric" ? 1 : term.scales.length), 0);
}

/** The intercept is the last weight. */
function computeMargins(terms: readonly Term[], weights: Float64Array, rowCount: number): Float64Array {
  const margins = new Float64Array(rowCount).fill(weights.at(-1) as number);
  let first = 0;
  for (const term of terms) {
    if (term.kind === "numeric") {
      const weight = weights[first++] as number;
      for (let row = 0; row < rowCount; row++)
        margins[row] = (margins[row] as number) + weight * (term.values[row] as number);
      continue;
    }
    const { codes, scales } = term;
    const effects = scales.map((scale, code) => scale * (weights[first + code] as number));
    for (let row = 0; row < rowCount; row++)
      if ((codes[row] as number) >= 0)
        margins[row] = (margins[row] as number) + (effects[codes[row] as number] as number);
    first += scales.length;
  }
  return margins;
}

/** The design transposed times a vector over the rows. */
function project(terms: readonly Term[], rows: Float64Array, into: Float64Array): void {
  into.fill(0);
  let first = 0;
  for (const term of terms) {
    if (term.kind === "numeric") {
      let sum = 0;
      for (let row = 0; row < rows.length; row++) sum += (rows[row] as number) * (term.values[row] as number);
      into[first++] = sum;
      continue;
    }
    const { codes, scales } = term;
    for (let row = 0; row < rows.length; row++) {
      const at = first + (codes[row] as number);
      if (at >= first) into[at] = (into[at] as number) + (rows[row] as number);
    }
    for (let code = 0; code < scales.length; code++)
      into[first + code] = (into[first + code] as number) * (scales[code] as number);
    first += scales.length;
  }
  let sum = 0;
  for (const row of rows) sum += row;
  into[first] = sum;
}

/** 1 / √ of the Hessian's diagonal at weights 0, where every row weighs ¼. */
function findScales(terms: readonly Term[], rowCount: number, strength: number): Float64Array {
  const squares = new Float64Array(countWeights(terms) + 1);
  const squared = terms.map(
    (term): Term =>
      term.kind === "numeric"
        ? { kind: "numeric", values: term.values.map((value) => value * value) }
        : { ...term, scales: term.scales.map((scale) => scale * scale) },
  );
  project(squared, new Float64Array(rowCount).fill(strength / 4), squares);
  return squares.map((square, i) => 1 / Math.sqrt(square + (i < squares.length - 1 ? 1 : 0)));
}
