import type { ViewColumn } from "./relation-view.ts";

/** Against columns that say the same twice; so small that exact coefficients stay within 1e-6. */
const RIDGE = 1e-9;

/** Coefficients of the parts that come nearest to the target, through the normal equations by Cholesky. */
export function solveLeastSquares(
  parts: readonly ViewColumn[],
  target: ViewColumn,
  rows: readonly number[],
): Float64Array | undefined {
  const scales = parts.map(
    ({ numbers }) => Math.sqrt(rows.reduce((sum, row) => sum + numbers[row]! ** 2, 0)) || 1,
  );
  const scaled = parts.map(({ numbers }, at) =>
    Float64Array.from(rows, (row) => numbers[row]! / scales[at]!),
  );
  const goal = Float64Array.from(rows, (row) => target.numbers[row]!);
  const gram = scaled.map((a, i) => Float64Array.from(scaled, (b, j) => dot(a, b) + (i === j ? RIDGE : 0)));
  const solution = solveSymmetric(
    gram,
    Float64Array.from(scaled, (part) => dot(part, goal)),
  );
  return solution?.map((value, at) => value / scales[at]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}

/** L Lᵀ x = b; undefined when the matrix is not positive definite. */
function solveSymmetric(matrix: readonly Float64Array[], right: Float64Array): Float64Array | undefined {
  const size = right.length;
  const lower = matrix.map((row) => row.slice());
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = lower[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      if (i === j && sum <= 0) return undefined;
      lower[i]![j] = i === j ? Math.sqrt(sum) : sum / lower[j]![j]!;
    }
  const solution = right.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) solution[i]! -= lower[i]![k]! * solution[k]!;
    solution[i]! /= lower[i]![i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) solution[i]! -= lower[k]![i]! * solution[k]!;
    solution[i]! /= lower[i]![i]!;
  }
  return solution;
}
