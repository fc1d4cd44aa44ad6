/**
 * @file Pearson's r of every two columns of one side at once. Columns without missing values are standardised, after
 * which r is a scalar product, four partners per pass; a column with missing values is correlated pair by pair over
 * the rows where both are present.
 */
import { isSemblanceError } from "../../../base/index.ts";
import type { Side } from "../../sides/binned.ts";
import { correlate } from "./correlation.ts";

/** The upper triangle row by row; NaN where a correlation is not defined. */
export function correlateAll(columns: readonly Float64Array[], side: Side): Float64Array {
  const standard = columns.map(standardise);
  const matrix = new Float64Array((columns.length * (columns.length - 1)) / 2);
  let at = 0;
  for (let i = 0; i < columns.length; i++) {
    const [one, known] = [columns[i] as Float64Array, standard[i]];
    if (known !== undefined) multiplyRow(known, standard, i + 1, matrix.subarray(at));
    for (let j = i + 1; j < columns.length; j++, at++)
      if (known === undefined || standard[j] === undefined)
        matrix[at] = correlateOrNot(one, columns[j] as Float64Array, side);
  }
  return matrix;
}

function correlateOrNot(one: Float64Array, other: Float64Array, side: Side): number {
  try {
    return correlate(one, other, side);
  } catch (error) {
    if (isSemblanceError(error)) return Number.NaN;
    throw error;
  }
}

/** Mean 0 and length 1; undefined for missing or infinite values or for fewer than two different ones. */
function standardise(values: Float64Array): Float64Array | undefined {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  if (!(squares > 0 && squares < Number.POSITIVE_INFINITY)) return undefined;
  const length = Math.sqrt(squares);
  return values.map((value) => (value - mean) / length);
}

function multiplyRow(
  one: Float64Array,
  standard: readonly (Float64Array | undefined)[],
  first: number,
  target: Float64Array,
): void {
  const partners: { readonly at: number; readonly values: Float64Array }[] = [];
  for (let j = first; j < standard.length; j++) {
    const values = standard[j];
    if (values !== undefined) partners.push({ at: j - first, values });
  }
  for (let start = 0; start < partners.length; start += 4) {
    const four = partners.slice(start, start + 4);
    const products = multiplyFour(
      one,
      four.map(({ values }) => values),
    );
    for (const [index, { at }] of four.entries())
      target[at] = Math.max(-1, Math.min(1, products[index] as number));
  }
}

function multiplyFour(one: Float64Array, others: readonly Float64Array[]): readonly number[] {
  const [a, b = a, c = a, d = a] = others as readonly [Float64Array, ...Float64Array[]];
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let row = 0; row < one.length; row++) {
    const value = one[row] as number;
    first += value * (a[row] as number);
    second += value * (b[row] as number);
    third += value * (c[row] as number);
    fourth += value * (d[row] as number);
  }
  return [first, second, third, fourth];
}
