/** @file Each figure as an SVG file of its own, in light colours, with its title and what its colours mean. */
import type { Report } from "../report.ts";
import type { Drawing, Figure } from "./figures/figure.ts";
import { listFigures } from "./figures/list-figures.ts";
import { fixColours, light } from "./figures/palette.ts";
import { html, Markup, nothing } from "./markup.ts";
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
  const width = drawings.reduce((sum, drawing) => sum + drawing.width + GAP, -GAP) + 2 * MARGIN;
  const height = Math.max(...drawings.map((drawing) => drawing.height)) + HEAD + LABEL + MARGIN;
  let left = MARGIN;
  const placed = drawings.map((drawing) => {
    const markup = placeDrawing(drawing, left);
    left += drawing.width + GAP;
    return markup;
  });
  return `${html`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${shorten(title, 200)}" font-family="Helvetica, Arial, sans-serif" font-size="11" fill="${light.text}" color="${light.text}"><rect width="100%" height="100%" fill="${light.paper}"/><text x="${MARGIN}" y="24" font-size="12" font-weight="600">${shorten(title, Math.floor(width / 7))}</text>${drawings.length === 1 ? renderKey() : nothing}${placed}</svg>`}\n`;
}

/** What colours mean, for drawings that show both sides over one another. */
function renderKey(): Markup {
  const y = HEAD;
  return html`<g fill="${light.quiet}"><rect x="${MARGIN}" y="${y - 8}" width="18" height="9" fill="${light.real}" fill-opacity=".38"/><text x="${MARGIN + 24}" y="${y}">real</text><rect x="${MARGIN + 60}" y="${y - 5}" width="18" height="3" fill="${light.synthetic}"/><text x="${MARGIN + 84}" y="${y}">synthetic</text><path d="M${MARGIN + 148} ${y - 3.5}h18" stroke="${light.ceiling}" stroke-dasharray="3 3"/><text x="${MARGIN + 172}" y="${y}">held out, if any</text></g>`;
}

function placeDrawing({ label, width, height, content }: Drawing, left: number): Markup {
  const head = label && html`<text x="${left}" y="${HEAD + 8}" font-weight="600">${label}</text>`;
  return html`${head}<svg x="${left}" y="${HEAD + LABEL}" width="${width}" height="${height}" text-anchor="middle">${Markup.trust(fixColours(content))}</svg>`;
}
