/** @file Each figure as an SVG file of its own, in light colours, with its title and what its colours mean. */
import type { Report } from "../report.ts";
import type { Drawing, Figure } from "./figures/figure.ts";
import { listFigures } from "./figures/list-figures.ts";
import { fixColours, light } from "./figures/palette.ts";
import { html, Markup } from "./markup.ts";
import { shorten } from "./names.ts";

export interface FigureFile {
  /** Without a folder, ending in `.svg`. */
  readonly name: string;
  readonly svg: string;
}

const HEAD = 44;
const LABEL = 18;
const GAP = 24;
const MARGIN = 16;

export function* renderFigures(report: Report): Iterable<FigureFile> {
  for (const { name, figure } of listFigures(report)) yield { name: `${name}.svg`, svg: renderFile(figure) };
}

function renderFile({ title, drawings }: Figure): string {
  const labels = drawings.length > 1 ? LABEL : 0;
  const width = drawings.reduce((sum, drawing) => sum + drawing.width + GAP, -GAP) + 2 * MARGIN;
  const height = Math.max(...drawings.map((drawing) => drawing.height)) + HEAD + labels + MARGIN;
  let left = MARGIN;
  const placed = drawings.map((drawing) => {
    const markup = placeDrawing(drawing, left, labels);
    left += drawing.width + GAP;
    return markup;
  });
  return `${html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${shorten(title, 200)}" font-family="Helvetica, Arial, sans-serif" font-size="11" fill="${light.text}" color="${light.text}"><rect width="100%" height="100%" fill="${light.paper}"/><text x="${MARGIN}" y="24" font-size="12" font-weight="600">${shorten(title, Math.floor(width / 7))}</text>${placed}</svg>`}\n`;
}

function placeDrawing({ label, width, height, content }: Drawing, left: number, labels: number): Markup {
  const head =
    label === undefined ? "" : html`<text x="${left}" y="${HEAD + 8}" font-weight="600">${label}</text>`;
  return html`${head}<svg x="${left}" y="${HEAD + labels}" width="${width}" height="${height}" text-anchor="middle">${Markup.trust(fixColours(content))}</svg>`;
}
