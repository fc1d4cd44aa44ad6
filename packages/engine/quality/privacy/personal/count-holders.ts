/** @file Values that few fitted people hold, and how often other rows have them. */
import type { Tries } from "../residual-risk.ts";
import { countCodes } from "../tuples.ts";

/** Fewer people than this can be told apart by a value. */
export const FEW_PEOPLE = 5;

/** The codes that at least one and fewer than five rows have, with how many. */
export function findRare(codes: Int32Array): Map<number, number> {
  return new Map([...countCodes(codes)].filter(([code, count]) => code >= 0 && count < FEW_PEOPLE));
}

/** Of the rows with a value, those whose value is among these. */
export function countHolders(codes: Int32Array, values: ReadonlyMap<number, number>): Tries {
  let [hits, count] = [0, 0];
  for (const code of codes) {
    if (code < 0) continue;
    count++;
    if (values.has(code)) hits++;
  }
  return { hits, count };
}
