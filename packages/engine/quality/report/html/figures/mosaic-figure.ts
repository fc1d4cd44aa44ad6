/** @file Two columns of categories together: areas are shares of rows, side by side for real and synthetic. */
import * as Plot from "@observablehq/plot";
import type { Mosaic } from "../../report.ts";
import { describeGap, measureGap, type RowCounts } from "../gaps.ts";
import { html } from "../markup.ts";
import { labelName, showName } from "../names.ts";
import { formatShare } from "../numbers.ts";
import { drawPlot } from "./draw-plot.ts";
import { markTiles, oneColour, type Tile } from "./draw-tiles.ts";
import type { Drawing, Figure } from "./figure.ts";

const WIDTH = 300;
const HEIGHT = 190;
const LABELS = 96;
const FONT = 11;
/** Mean width of a character at that size. */
const CHARACTER = 6.1;

interface Labelled {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export function makeMosaicFigure(mosaic: Mosaic, rows: RowCounts): Figure {
  const { columns, first, second, real, synthetic } = mosaic;
  const gap = measureGap(real, synthetic, rows);
  const { widest } = gap;
  const [one = "", two = ""] = [first[Math.floor(widest / second.length)], second[widest % second.length]];
  return {
    title: `Shares of ${columns[0]} and ${columns[1]} together: real and synthetic`,
    drawings: [
      { ...drawMosaic(mosaic, real, "var(--real)"), label: "Real" },
      { ...drawMosaic(mosaic, synthetic, "var(--synthetic)"), label: "Synthetic" },
    ],
    caption: html`${describeGap(gap)}Widest at ${showName(one, 40)} with ${showName(two, 40)}: ${formatShare(real[widest] ?? 0)} real, ${formatShare(synthetic[widest] ?? 0)} synthetic. <span class="how">Across: ${showName(columns[0], 40)}, as wide as its share; upwards: ${showName(columns[1], 40)} within it.</span>`,
    tables: [
      {
        caption: "Shares of all rows",
        of: "Categories",
        columns: ["Real", "Synthetic"].map((label) => ({ label, format: formatShare })),
        rows: real.map((share, index) => ({
          name: `${first[Math.floor(index / second.length)]} × ${second[index % second.length]}`,
          values: [share, synthetic[index] ?? null],
        })),
      },
    ],
  };
}

function drawMosaic({ first, second }: Mosaic, shares: readonly number[], colour: string): Drawing {
  const { tiles, across, upwards } = layOut(first, second, shares);
  return drawPlot({
    width: LABELS + WIDTH,
    height: HEIGHT + 28,
    margin: 4,
    marginLeft: LABELS,
    marginBottom: 22,
    x: { axis: null, domain: [0, 1] },
    y: { axis: null, domain: [0, 1] },
    marks: [
      Plot.frame({ stroke: "var(--line)" }),
      ...markTiles(tiles, oneColour(colour), 1.5),
      Plot.text(across, { x: "x", y: "y", text: "text", dy: 12, fontSize: FONT }),
      Plot.text(upwards, { x: "x", y: "y", text: "text", dx: -6, textAnchor: "end", fontSize: FONT }),
    ],
  });
}

function layOut(first: readonly string[], second: readonly string[], shares: readonly number[]) {
  const tiles: Tile[] = [];
  const across: Labelled[] = [];
  const upwards: Labelled[] = [];
  const total = shares.reduce((sum, share) => sum + share, 0) || 1;
  let x = 0;
  for (const [index, name] of first.entries()) {
    const parts = second.map((_, other) => shares[index * second.length + other] ?? 0);
    const sum = parts.reduce((all, part) => all + part, 0);
    const width = sum / total;
    if (width === 0) continue;
    const fits = Math.floor((width * WIDTH) / CHARACTER - 0.5);
    if (fits >= Math.min(6, name.length))
      across.push({ text: labelName(name, fits), x: x + width / 2, y: 0 });
    let y = 0;
    for (const [other, part] of parts.entries()) {
      const height = part / sum;
      tiles.push({ x1: x, x2: x + width, y1: y, y2: y + height, shade: shadeOf(other, second.length) });
      if (x === 0 && height * HEIGHT >= FONT)
        upwards.push({ text: labelName(second[other] ?? "", 15), x: 0, y: y + height / 2 });
      y += height;
    }
    x += width;
  }
  return { tiles, across, upwards };
}

function shadeOf(index: number, count: number): number {
  return count === 1 ? 0.7 : 0.9 - (0.72 * index) / (count - 1);
}
