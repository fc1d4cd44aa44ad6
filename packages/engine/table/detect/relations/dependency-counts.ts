/** @file How far one column follows from others, counted in a sample. */
import { type Random, shuffle } from "../../../base/index.ts";
import { type Codes, combineCodes, countCodes } from "../../rules/inside/value-codes.ts";

/** Rows looked at before a pair that clearly fails is given up, and the breaks that give it up. */
const FIRST_ROWS = 400;
const MOST_FIRST_BREAKS = 10;

/** Rows that differ from the most frequent value of their group. */
export function countBreaks(groups: Codes, dependent: Codes): number {
  const pairs = combineCodes([groups, dependent]);
  const counts = countCodes(pairs);
  const most = new Int32Array(groups.count);
  for (let row = 0; row < pairs.codes.length; row++) {
    const group = groups.codes[row]!;
    const size = counts[pairs.codes[row]!]!;
    if (size > most[group]!) most[group] = size;
  }
  return most.reduce((breaks, size) => breaks - size, pairs.codes.length);
}

/** Rows that do not have the most frequent value: no dependency can be broken more often. */
export function countMinority(codes: Codes): number {
  return codes.codes.length - countCodes(codes).reduce((most, size) => Math.max(most, size), 0);
}

/** Most pairs of columns fail within a few hundred rows. */
export function failsSoon(groups: Codes, dependent: Codes, first: Int32Array): boolean {
  const rows = Math.min(FIRST_ROWS, groups.codes.length);
  let breaks = 0;
  for (let row = 0; row < rows; row++) first[groups.codes[row]!] = -1;
  for (let row = 0; row < rows; row++) {
    const group = groups.codes[row]!;
    const value = dependent.codes[row]!;
    if (first[group] === -1) first[group] = value;
    else if (first[group] !== value && ++breaks > MOST_FIRST_BREAKS) return true;
  }
  return false;
}

export function shuffleCodes({ codes, count }: Codes, random: Random): Codes {
  return { codes: shuffle(random, codes.slice()), count };
}
