/**
 * @file Logistic regression with an L2 penalty, the optimum that scikit-learn's LogisticRegression approaches:
 * ½ |w|² + C Σ log(1 + e^(−y·(xw + b))), the intercept b free. Categories are one-hot columns that are never
 * written out: a row costs as many additions as it has features.
 *
 * Minimised by L-BFGS (Liu & Nocedal 1989) in coordinates made round by the Hessian at the start, so that columns
 * in thousands and in thousandths, and such as hang together, are alike to it.
 */
import type { Term } from "./design-term.ts";
import { findCoordinates } from "./logistic-coordinates.ts";
import { minimise } from "./minimise.ts";

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
  const { toWeights, toGradient } = findCoordinates(terms, target.length, strength);
  const weights = new Float64Array(width + 1);
  const margins = new Float64Array(target.length);
  const evaluate = (point: Float64Array, gradient: Float64Array): number => {
    weights.set(point);
    toWeights(weights);
    fillMargins(margins, terms, weights);
    const loss = turnIntoResiduals(margins, target);
    project(terms, margins, gradient);
    let penalty = 0;
    for (let i = 0; i <= width; i++) {
      const weight = i < width ? (weights[i] as number) : 0;
      penalty += (weight * weight) / 2;
      gradient[i] = (gradient[i] as number) * strength + weight;
    }
    toGradient(gradient);
    return strength * loss + penalty;
  };
  const found = minimise(evaluate, new Float64Array(width + 1), mostSteps);
  toWeights(found);
  return { weights: found.slice(0, width), intercept: found[width] as number };
}

/** Margins become how far their probabilities are off; answers with the loss. */
function turnIntoResiduals(margins: Float64Array, target: Float64Array): number {
  let loss = 0;
  for (let row = 0; row < target.length; row++) {
    const [margin, wanted] = [margins[row] as number, target[row] as number];
    // At most 1, so that nothing overflows.
    const odds = Math.exp(-Math.abs(margin));
    loss += Math.max(margin, 0) + Math.log1p(odds) - wanted * margin;
    margins[row] = (margin < 0 ? odds : 1) / (1 + odds) - wanted;
  }
  return loss;
}

/** Log-odds of class 1. */
export function predictLogistic(
  model: LogisticModel,
  terms: readonly Term[],
  rowCount: number,
): Float64Array {
  const weights = Float64Array.of(...model.weights, model.intercept);
  const margins = new Float64Array(rowCount);
  fillMargins(margins, terms, weights);
  return margins;
}

function countWeights(terms: readonly Term[]): number {
  return terms.reduce((sum, term) => sum + (term.kind === "numeric" ? 1 : term.scales.length), 0);
}

/** The intercept is the last weight. */
function fillMargins(margins: Float64Array, terms: readonly Term[], weights: Float64Array): void {
  margins.fill(weights.at(-1) as number);
  let first = 0;
  for (const term of terms) {
    if (term.kind === "numeric") {
      const weight = weights[first++] as number;
      for (let row = 0; row < margins.length; row++)
        margins[row] = (margins[row] as number) + weight * (term.values[row] as number);
      continue;
    }
    const { codes, scales } = term;
    const effects = scales.map((scale, code) => scale * (weights[first + code] as number));
    for (let row = 0; row < margins.length; row++)
      if ((codes[row] as number) >= 0)
        margins[row] = (margins[row] as number) + (effects[codes[row] as number] as number);
    first += scales.length;
  }
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
