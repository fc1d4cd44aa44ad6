/**
 * @file A column as the counts of a few classes on both sides: categories as they are, numbers between the deciles of
 * the real values (ends open, equal deciles merged). Missing values are left out.
 */
import { quantilesOfSorted } from "../../../stats/index.ts";
import { qualityErrors } from "../../errors.ts";
import { countCategories } from "../../sides/category-counts.ts";
import { remember } from "../../sides/remember.ts";
import type { Sides } from "../../sides/sides.ts";
import { addUp } from "../columns/tv-complement.ts";
import { sortSides } from "./sort-sides.ts";

const BINS = 10;

export interface ClassCounts {
  readonly real: Float64Array;
  readonly synthetic: Float64Array;
  readonly realTotal: number;
  readonly syntheticTotal: number;
}

export const countClasses = remember((sides: Sides): ClassCounts => {
  const { real, synthetic } = sides.kind === "continuous" ? countBins(sides) : countCodes(sides);
  const [realTotal, syntheticTotal] = [addUp(real), addUp(synthetic)];
  if (realTotal === 0) throw qualityErrors.create("no-values", { side: "real" });
  if (syntheticTotal === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
  return { real, synthetic, realTotal, syntheticTotal };
});

function countCodes(sides: Extract<Sides, { kind: "discrete" }>) {
  const { real, synthetic } = countCategories(sides);
  return { real: real.counts, synthetic: synthetic.counts };
}

function countBins(sides: Extract<Sides, { kind: "continuous" }>) {
  const [real, synthetic] = sortSides(sides);
  const inner = Array.from({ length: BINS - 1 }, (_, index) => (index + 1) / BINS);
  const deciles = quantilesOfSorted(real, inner);
  if (deciles.some((value) => !Number.isFinite(value)))
    throw qualityErrors.create("infinite-values", { side: "real" });
  const edges = [...new Set(deciles)];
  return { real: countBetween(real, edges), synthetic: countBetween(synthetic, edges) };
}

/** Values up to the first edge, above it up to the second, …, above the last; sorted values. */
function countBetween(sorted: Float64Array, edges: readonly number[]): Float64Array {
  const counts = new Float64Array(edges.length + 1);
  let bin = 0;
  for (const value of sorted) {
    while (bin < edges.length && value > (edges[bin] as number)) bin++;
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}
