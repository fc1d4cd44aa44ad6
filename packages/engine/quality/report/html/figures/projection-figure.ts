/** @file Rows as points on the two directions along which real rows vary most, as density. */

import * as Plot from "@observablehq/plot";
import type { Projection } from "../../report.ts";
import { describeGap, measureGap, type RowCounts } from "../gaps.ts";
import { html } from "../markup.ts";
import { formatScore, formatShare } from "../numbers.ts";
import { drawPlot } from "./draw-plot.ts";
import { differenceColours, markTiles, oneColour, type TileColours } from "./draw-tiles.ts";
import type { DataTable, Drawing, Figure } from "./figure.ts";

const SIDE = 270;

type Rectangle = Projection["cells"][number];

export function makeProjectionFigure({ cells, explained }: Projection, rows: RowCounts): Figure {
  const top = findTop(cells);
  const draw = (colours: TileColours, shade: (cell: Rectangle) => number) =>
    drawDensity(cells, colours, (cell) => shade(cell) / (cell.width * cell.height || 1) / top);
  const gap = measureGap(
    cells.map(({ real }) => real),
    cells.map(({ synthetic }) => synthetic),
    rows,
  );
  return {
    title: "Density of rows on two directions: real, synthetic, and the difference",
    drawings: [
      { ...draw(oneColour("var(--real)"), ({ real }) => real), label: "Real" },
      { ...draw(oneColour("var(--synthetic)"), ({ synthetic }) => synthetic), label: "Synthetic" },
      { ...draw(differenceColours, ({ real, synthetic }) => synthetic - real), label: "Synthetic − real" },
    ],
    caption: [
      describeGap(gap),
      `The two directions hold ${formatShare(explained[0])} and ${formatShare(explained[1])} of the variance of real rows. `,
      html`<span class="how">The darker, the more rows; orange where the twin has more, blue where it has fewer.</span>`,
    ],
    tables: [tableCells(cells)],
  };
}

/** The 98th part of 100 of the densities has the full colour, so that one dense cell does not pale the rest. */
function findTop(cells: readonly Rectangle[]): number {
  const densities = cells
    .map(({ real, synthetic, width, height }) => Math.max(real, synthetic) / (width * height || 1))
    .sort((a, b) => a - b);
  return densities[Math.floor((densities.length - 1) * 0.98)] || 1;
}

function drawDensity(
  cells: readonly Rectangle[],
  colours: TileColours,
  shade: (cell: Rectangle) => number,
): Drawing {
  const tiles = cells.map((cell) => ({
    ...{ x1: cell.x, x2: cell.x + cell.width, y1: cell.y, y2: cell.y + cell.height },
    shade: shade(cell),
  }));
  return drawPlot({
    width: SIDE,
    height: SIDE,
    margin: 4,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: [0, 1] },
    marks: [Plot.frame({ stroke: "var(--line)" }), ...markTiles(tiles, colours, 0)],
  });
}

function tableCells(cells: readonly Rectangle[]): DataTable {
  return {
    caption: "Shares of all rows by rectangle of the unit square",
    of: "Left, bottom, width, height",
    columns: ["Real", "Synthetic"].map((label) => ({ label, format: formatShare })),
    rows: cells.map(({ x, y, width, height, real, synthetic }) => ({
      name: [x, y, width, height].map(formatScore).join(", "),
      values: [real, synthetic],
    })),
  };
}
