/**
 * @file Whether the held-out rows were really held out. Rows of one source equal each other now and then; the held-out
 * ones should equal a fitted one no more often than the fitted ones equal each other.
 */
import type { AttackedRows } from "./attacked-columns.ts";
import { estimateExcess, estimateShare } from "./intervals.ts";
import { findFirstEqual, joinRows } from "./neighbours/index.ts";

/** A smaller part of shared rows moves no figure by as much as its interval is wide. */
const LEAST_EXCESS = 0.005;

export interface Overlap {
  /** Share of held-out rows that equal a row which the generator was fitted on. */
  readonly shared: number;
  /** What duplicates within either lead one to expect. */
  readonly expected: number;
  /** More is shared than duplicates and chance explain: attacks with this holdout mean nothing. */
  readonly isVoid: boolean;
}

export function measureOverlap({
  real,
  holdout,
}: Pick<AttackedRows, "real" | "holdout">): Overlap | undefined {
  if (holdout === undefined || holdout.count === 0 || real.count === 0) return undefined;
  const firsts = findFirstEqual(joinRows(real, holdout));
  const [ofReal, ofHoldout] = [firsts.subarray(0, real.count), firsts.subarray(real.count)];
  const shared = estimateShare(ofHoldout.filter((first) => first < real.count).length, holdout.count);
  const within = [ofReal, ofHoldout].map((side) => estimateShare(countTwins(side), side.length));
  const expected = within.reduce((most, one) => (one.value > most.value ? one : most));
  const excess = estimateExcess(shared, expected);
  // Twice as wide an interval: equal rows come in clusters.
  const isVoid = excess.value - 2 * (excess.value - excess.low) > 0 && excess.value > LEAST_EXCESS;
  return { shared: shared.value, expected: expected.value, isVoid };
}

function countTwins(firsts: Int32Array): number {
  const sizes = new Map<number, number>();
  for (const first of firsts) sizes.set(first, (sizes.get(first) ?? 0) + 1);
  return firsts.filter((first) => (sizes.get(first) as number) > 1).length;
}
