/**
 * @file Totals of many parts. Below a column whose name says total, coefficients are fitted by least squares, refitted
 * on the rows that lie nearest (exceptions would bend them), and kept when all are 0 or 1.
 */
import type { LinearRelation } from "./linear-search.ts";
import { isWhole } from "./name-relation.ts";
import type { ViewColumn } from "./relation-view.ts";
import { solveLeastSquares } from "./solve-least-squares.ts";

const MOST_TARGETS = 12;
const MOST_PARTS = 40;
const MOST_ROWS = 600;
const ROUNDS = 5;
/** Rows kept for the next fit, those of the smallest residuals. */
const KEPT_SHARE = 0.85;
/** A part that is missing more often is left out, or no complete rows would remain. */
const MOST_NULL_SHARE = 0.2;
const MOST_ROUNDING = 0.05;
const LEAST_PARTS = 4;

export function findLongSums(columns: readonly ViewColumn[]): LinearRelation[] {
  const complete = columns.filter(({ profile }) => profile.nullCount <= MOST_NULL_SHARE * profile.rowCount);
  return complete
    .filter(isWhole)
    .slice(0, MOST_TARGETS)
    .flatMap(
      (target) => fitTotal(target, complete.filter((column) => column !== target).slice(0, MOST_PARTS)) ?? [],
    );
}

function fitTotal(target: ViewColumn, parts: readonly ViewColumn[]): LinearRelation | undefined {
  const all = [target, ...parts];
  let rows = Array.from(target.numbers.keys())
    .filter((row) => all.every(({ numbers }) => !Number.isNaN(numbers[row]!)))
    .slice(0, MOST_ROWS);
  let coefficients: Float64Array | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    if (rows.length < 2 * parts.length) return undefined;
    coefficients = solveLeastSquares(parts, target, rows);
    if (coefficients === undefined) return undefined;
    const residuals = measureResiduals(target, parts, coefficients);
    rows = rows.sort((a, b) => residuals[a]! - residuals[b]!).slice(0, Math.ceil(KEPT_SHARE * rows.length));
  }
  return toRelation(target, parts, coefficients!);
}

function measureResiduals(
  target: ViewColumn,
  parts: readonly ViewColumn[],
  coefficients: Float64Array,
): Float64Array {
  const residuals = target.numbers.slice();
  for (const [at, { numbers }] of parts.entries())
    for (let row = 0; row < residuals.length; row++) residuals[row]! -= coefficients[at]! * numbers[row]!;
  return residuals.map(Math.abs);
}

function toRelation(
  target: ViewColumn,
  parts: readonly ViewColumn[],
  coefficients: Float64Array,
): LinearRelation | undefined {
  const rounded = coefficients.map(Math.round);
  if (coefficients.some((value, at) => Math.abs(value - rounded[at]!) > MOST_ROUNDING)) return undefined;
  if (rounded.some((value) => value !== 0 && value !== 1)) return undefined;
  const chosen = parts.filter((_, at) => rounded[at] === 1);
  if (chosen.length < LEAST_PARTS) return undefined;
  return { columns: [target, ...chosen], signs: [1, ...chosen.map(() => -1)], constant: 0 };
}
