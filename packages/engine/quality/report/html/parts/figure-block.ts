/** @file A figure on the page: drawings, caption in words, and its numbers folded away. */
import type { Drawing, Figure } from "../figures/figure.ts";
import { type Content, html, Markup, nothing } from "../markup.ts";
import { shorten } from "../names.ts";
import { renderDataTable } from "./data-table.ts";

/** Longer tables take pages of paper that nobody reads. */
const MOST_PRINTED = 200;

export function renderFigure(figure: Figure, head: Content = nothing): Markup {
  const { drawings, title, caption, tables } = figure;
  const count = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  const scroll =
    count > 60 ? html` class="long" tabindex="0" role="group" aria-label="${shorten(title, 120)}"` : "";
  return html`<figure class="figure">
<div class="picture">${head}<div class="drawings of-${drawings.length}">${drawings.map((drawing) => renderDrawing(drawing, title))}</div>
<figcaption>${caption}</figcaption></div>
<details${count > MOST_PRINTED ? html` class="huge"` : nothing}><summary>Numbers</summary><div${scroll}>${tables.map(renderDataTable)}</div></details>
</figure>`;
}

function renderDrawing({ label, width, height, content }: Drawing, title: string): Markup {
  const name = label === undefined ? title : `${label}: ${title}`;
  return html`<div class="drawing">${label === undefined ? nothing : html`<p class="drawing-label" aria-hidden="true">${label}</p>`}<svg class="plot" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${shorten(name, 200)}">${Markup.trust(content)}</svg></div>`;
}
