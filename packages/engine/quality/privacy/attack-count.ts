/** @file How many attacks are tried. */
import type { TableUnderAttack } from "./attack.ts";

/** Anonymeter's default: an interval of up to ± .04 for each rate. */
const DEFAULT_ATTACKS = 500;

/** As many as were asked for, but no more than there are rows on the smaller side. */
export function countAttacks({ attackCount = DEFAULT_ATTACKS }: TableUnderAttack, ...rows: number[]): number {
  return Math.min(attackCount, ...rows);
}
