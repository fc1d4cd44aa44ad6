/** @file Parents by their number of children. */
import { countChildren, type RowLinks } from "../../sides/link-rows.ts";
import { type Bins, fewestPeople } from "../report.ts";
import { describeBins, fillBins, measure } from "./describe-bins.ts";
import { mapSides } from "./sides.ts";

/** Null where there are fewer than ten real parents. */
export function describeChildren(real: RowLinks, synthetic: RowLinks, holdout?: RowLinks): Bins | null {
  const sides = measure(mapSides({ real, synthetic, holdout }, countChildren));
  const { sorted } = sides.real;
  if (sorted.length < 2 * fewestPeople) return null;
  const usual = sorted[sorted.length >>> 1] as number;
  // All real parents, or all but a few, have the same number: a bin on each side shows who else has another.
  const around = [...(usual > 0 ? [0] : []), usual, usual + 1, usual + 2];
  return describeBins(sides, "whole") ?? fillBins(sides, around, "whole");
}
