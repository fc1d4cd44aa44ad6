/** @file Observable Plot without a browser: its SVG, cut down to what is seen. */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import type { Drawing } from "./figure.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");

export function drawPlot(options: Plot.PlotOptions & { width: number; height: number }): Drawing {
  const svg = Plot.plot({ ...options, document, style: { fontSize: "11px" } });
  const { width, height } = options;
  return { width, height, content: tidy(svg.outerHTML) };
}

const coordinates = / (d|x|y|x1|x2|y1|y2|width|height|transform)="[^"]*"/g;

/** Styles and labels are given once by the page; a tenth of a pixel cannot be seen. */
function tidy(svg: string): string {
  return svg
    .slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"))
    .replace(/<style>[^<]*<\/style>/, "")
    .replaceAll(/<[a-z][^>]*>/g, (tag) =>
      tag
        .replaceAll(/ (aria-label|aria-hidden|class|font-variant)="[^"]*"/g, "")
        .replaceAll(coordinates, (attribute) =>
          attribute.replaceAll(/-?\d*\.\d{2,}/g, (number) => String(Math.round(Number(number) * 10) / 10)),
        ),
    );
}
