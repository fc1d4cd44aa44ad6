/** @file How many children parents have, on each side. */
import type { Bins, RelationshipReport, Report } from "../../report.ts";
import { describeGap, measureGap, type RowCounts } from "../gaps.ts";
import { drawHistogram, isSpiky, nameBinShares, tableBins } from "./draw-histogram.ts";
import { type Figure, nameAllSides } from "./figure.ts";

export function countParents({ tables }: Report, { parent }: RelationshipReport): RowCounts {
  return tables.find(({ name }) => name === parent)?.rows ?? { real: null, synthetic: null };
}

export function makeChildrenFigure(
  { parent, child }: RelationshipReport,
  children: Bins,
  parents: RowCounts,
): Figure {
  const gap = measureGap(children.real, children.synthetic, parents);
  return {
    title: `Rows of ${child} for each row of ${parent}: ${nameAllSides(children.holdout !== null)}`,
    drawings: [drawHistogram(children)],
    caption: [
      describeGap(gap, "of the parents would need another number of children"),
      gap.share < 0.005 ? "" : `Widest at ${nameBinShares(children, gap.widest)}. `,
      isSpiky(children) ? "Heights are square roots, to show small bins." : "",
    ],
    tables: [{ ...tableBins(children), caption: "Shares of parents", of: "Children" }],
  };
}
