import { isSemblanceError } from "../../../base/index.ts";
import type { Side } from "../../sides/binned.ts";
import { correlate } from "./correlation.ts";

/**
 * Pearson's r of every two columns of one side: the upper triangle row by row, NaN where a correlation is not
 * defined.
 */
export function correlateAll(columns: readonly Float64Array[], side: Side): Float64Array {
  const matrix = new Float64Array((columns.length * (columns.length - 1)) / 2);
  let at = 0;
  for (const [index, one] of columns.entries())
    for (const other of columns.slice(index + 1)) matrix[at++] = correlateOrNot(one, other, side);
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
