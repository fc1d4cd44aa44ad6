/** @file The numbers behind a figure, or any table of the report. */
import type { DataTable } from "../figures/figure.ts";
import { type Content, html, join, type Markup, nothing } from "../markup.ts";
import { showName } from "../names.ts";

export function renderDataTable({ caption, of, columns, rows }: DataTable): Markup {
  const heads = columns.map(({ label }) => html`<th scope="col">${label}</th>`);
  const body = rows.map(
    ({ name, values, format }) =>
      html`<tr><th scope="row">${showName(name, 90)}</th>${values.map((value, index) => html`<td>${(format ?? columns[index]?.format)?.(value)}</td>`)}</tr>`,
  );
  return html`<table class="data"><caption>${caption}</caption><thead><tr><th scope="col">${of}</th>${heads}</tr></thead><tbody>${body}</tbody></table>`;
}

export interface GridColumn {
  readonly label: Content;
  /** Numbers stand right. */
  readonly numeric?: boolean;
}

export interface Grid {
  readonly caption: string;
  readonly columns: readonly GridColumn[];
  /** The first cell names the row. */
  readonly rows: readonly (readonly Content[])[];
}

/** A wide table, which scrolls within itself on narrow screens and can be reached by keyboard. */
export function renderGrid({ caption, columns, rows }: Grid): Markup {
  const classOf = (index: number) => (columns[index]?.numeric ? html` class="number"` : nothing);
  const head = columns.map(({ label }, index) => html`<th scope="col"${classOf(index)}>${label}</th>`);
  const body = rows.map(
    ([name, ...cells]) =>
      html`<tr><th scope="row">${name}</th>${cells.map((cell, index) => html`<td${classOf(index + 1)}>${cell}</td>`)}</tr>`,
  );
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table class="grid"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${join(body)}</tbody></table></div>`;
}
