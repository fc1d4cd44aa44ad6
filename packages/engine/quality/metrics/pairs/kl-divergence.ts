/** @file SDMetrics' two divergences of pairs, 1/(1 + KL(synthetic ‖ real)). */
import { qualityErrors } from "../../errors.ts";
import { assignBins, type CodedSides, codeSides, equalWidthEdges } from "../../sides/binned.ts";
import { remember } from "../../sides/remember.ts";
import type { ContinuousSides, DiscreteSides, Sides } from "../../sides/sides.ts";
import { countPairs, eachCell } from "./contingency.ts";
import type { PairMetric } from "./over-pairs.ts";

const BINS = 10;
/** Added to every cell of numbers. */
const CELL_PRIOR = 1e-5;
/** Weight of a pair that only the synthetic data has, on the real side. */
const UNSEEN = 1e-6;

const shared = { range: [0, 1], best: 1 } as const;

/** Missing values count as 0, a quirk of the package; synthetic values beyond the real range are left out. */
export const continuousKlDivergence: PairMetric = {
  ...shared,
  name: "ContinuousKLDivergence",
  needs: ["numbers"],
  about:
    "How alike the joint shares of two columns of numbers are on a grid of 10 by 10 over the real ranges.",
  citation: "SDMetrics 0.32.0, ContinuousKLDivergence",
  quirk: "Missing values count as 0; synthetic values beyond the real range are left out.",
  takes: (one, other) => one.kind === "continuous" && other.kind === "continuous",
  withoutTimes: true,
  compute(one, other) {
    requireRows(one);
    const grids = countGrids(one as ContinuousSides, other as ContinuousSides);
    const [real, synthetic] = grids.map((grid) => toShares(grid.map((count) => count + CELL_PRIOR)));
    return score(synthetic as Float64Array, real as Float64Array);
  },
};

export const discreteKlDivergence: PairMetric = {
  ...shared,
  name: "DiscreteKLDivergence",
  needs: ["categories"],
  about: "How alike the joint shares of two columns of categories are; missing is a category.",
  citation: "SDMetrics 0.32.0, DiscreteKLDivergence",
  quirk: "A pair of categories that only the synthetic side has weighs 1e-6 of a row on the real one.",
  takes: (one, other) => one.kind === "discrete" && other.kind === "discrete",
  compute(one, other) {
    requireRows(one);
    const [a, b] = [codeSides(one as DiscreteSides), codeSides(other as DiscreteSides)];
    const counts = new Map<number, [real: number, synthetic: number]>();
    eachCell(countPairs(a, b, "real"), (cell, count) => counts.set(cell, [count, 0]));
    eachCell(countPairs(a, b, "synthetic"), (cell, count) =>
      counts.set(cell, [counts.get(cell)?.[0] ?? UNSEEN, count]),
    );
    const cells = [...counts.values()];
    return score(
      toShares(Float64Array.from(cells, ([, synthetic]) => synthetic)),
      toShares(Float64Array.from(cells, ([real]) => real)),
    );
  },
};

function requireRows({ real, synthetic }: Sides): void {
  if (real.length === 0) throw qualityErrors.create("no-values", { side: "real" });
  if (synthetic.length === 0) throw qualityErrors.create("no-values", { side: "synthetic" });
}

function countGrids(one: ContinuousSides, other: ContinuousSides): Float64Array[] {
  const [a, b] = [codeInside(one), codeInside(other)];
  return (["real", "synthetic"] as const).map((side) => {
    const { counts, columnWidth } = countPairs(a, b, side);
    const grid = new Float64Array(BINS * BINS);
    // The first row and column are outside.
    for (let cell = 0; cell < grid.length; cell++) {
      const [row, column] = [Math.floor(cell / BINS) + 1, (cell % BINS) + 1];
      grid[cell] = (counts as Int32Array)[row * columnWidth + column] as number;
    }
    return grid;
  });
}

/** In bins of the real range, of which the last includes its upper end; −1 outside. */
const codeInside = remember(({ real, synthetic }: ContinuousSides): CodedSides => {
  const filled = fillMissing(real);
  const edges = equalWidthEdges(filled, "real");
  const assign = (values: Float64Array) => {
    const codes = assignBins(values, edges);
    for (let row = 0; row < codes.length; row++) {
      const value = values[row] as number;
      const isOutside = value < (edges[0] as number) || value > (edges[BINS] as number);
      codes[row] = isOutside ? -1 : Math.min(codes[row] as number, BINS - 1);
    }
    return codes;
  };
  return { real: assign(filled), synthetic: assign(fillMissing(synthetic)), least: -1, width: BINS + 1 };
});

function fillMissing(values: Float64Array): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? 0 : value));
}

function toShares(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}

function score(synthetic: Float64Array, real: Float64Array): number {
  let divergence = 0;
  for (let cell = 0; cell < real.length; cell++) {
    const [p, q] = [synthetic[cell] as number, real[cell] as number];
    divergence += (p > 0 ? p * Math.log(p / q) : 0) - p + q;
  }
  return 1 / (1 + Math.max(0, divergence));
}
