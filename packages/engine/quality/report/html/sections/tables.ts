/** @file Each table: its columns worst first, its relations, and its rows as a whole. */
import type { TableReport } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { limitDistributions } from "../figures/figure-limit.ts";
import { makeProjectionFigure } from "../figures/projection-figure.ts";
import { type Content, html, type Markup, nothing } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { formatCount, formatScore } from "../numbers.ts";
import { renderFigure } from "../parts/figure-block.ts";
import { renderScoreBar } from "../parts/score-bar.ts";
import { placeTable } from "../places.ts";
import { renderColumns } from "./columns.ts";
import { renderPairs } from "./pairs.ts";
import type { Section } from "./section.ts";
import { rankTable, stateWords } from "./table-list.ts";

/** With more tables than this each is folded together, all but the worst. */
const MOST_UNFOLDED = 6;
const MOST_PLACES = 40;

export const tablesSection: Section = {
  id: "table-details",
  title: "Table by table",
  applies: ({ tables }) => tables.length > 0,
  render: (report) => {
    const limit = limitDistributions(report);
    const unfolded = findUnfolded(report.tables);
    return html`${report.tables.map((table, index) => {
      const body = renderTable(table, index, limit);
      const place = placeTable(index);
      return unfolded === "all"
        ? html`<article class="table" id="${place}">${nameTable(table, false)}${body}</article>`
        : html`<details class="table"${unfolded.includes(index) ? html` open` : nothing}><summary>${nameTable(table, !unfolded.includes(index))}</summary><div id="${place}">${body}</div></details>`;
    })}`;
  },
  listPlaces: ({ tables }) => [
    ...tables.slice(0, MOST_PLACES).map(({ name }, index) => ({ id: placeTable(index), name })),
    ...(tables.length > MOST_PLACES ? [{ id: "tables", name: `${tables.length - MOST_PLACES} more` }] : []),
  ],
};

function findUnfolded(tables: readonly TableReport[]): "all" | readonly number[] {
  if (tables.length <= MOST_UNFOLDED) return "all";
  const worst = tables
    .flatMap((table, index) => (table.state === "compared" ? [{ index, rank: rankTable(table) }] : []))
    .sort((a, b) => a.rank - b.rank)[0];
  return worst === undefined ? [] : [worst.index];
}

/** Seen while a table is folded; unfolded, the bars below say it too. */
function listMeans({ shapes, trends }: TableReport): string[] {
  return [
    ...(shapes === null ? [] : [`distributions ${formatScore(shapes)}`]),
    ...(trends === null ? [] : [`relations ${formatScore(trends)}`]),
  ];
}

function nameTable(table: TableReport, isFolded: boolean): Markup {
  const { name, rows, state } = table;
  const sides = [
    rows.real === null ? "" : `${formatCount(rows.real)} real rows`,
    rows.synthetic === null ? "" : `${formatCount(rows.synthetic)} synthetic`,
    rows.holdout === null ? "" : `${formatCount(rows.holdout)} held out`,
  ].filter((text) => text !== "");
  const words =
    state === "compared" ? [...sides, ...(isFolded ? listMeans(table) : [])] : [stateWords[state], ...sides];
  return html`<h3 class="table-name">${showName(name, 120)} <span class="table-rows">${words.join(" · ")}</span></h3>`;
}

function renderTable(table: TableReport, index: number, limit: number): Content {
  return [
    table.notes.map((note) => html`<p class="note">${showSentence(note)}</p>`),
    listStrays("In the real data only", table.onlyReal),
    listStrays("In the synthetic data only", table.onlySynthetic),
    table.state === "compared" ? renderTableScores(table) : html`<p>${explainState(table)}</p>`,
    table.columns.length > 0 ? renderColumns(table, index, limit) : nothing,
    renderPairs(table),
    table.projection === null
      ? nothing
      : html`<h4>Rows as a whole</h4>${renderFigure(makeProjectionFigure(table.projection, table.rows))}`,
  ];
}

function explainState({ state }: TableReport): string {
  if (state === "only-real") return "The twin has no table of this name, so that nothing could be compared.";
  if (state === "only-synthetic")
    return "The real data has no table of this name, so that nothing could be compared.";
  return "One side has no rows, so that nothing could be compared.";
}

function listStrays(what: string, names: readonly string[]): Content {
  if (names.length === 0) return nothing;
  const shown = names.slice(0, 20).map((name, index) => html`${index > 0 ? ", " : ""}${showName(name)}`);
  const more = names.length > 20 ? ` and ${names.length - 20} more` : "";
  return html`<p class="note">${what}: ${sayCount(names.length, "column")} (${shown}${more}).</p>`;
}

function renderTableScores({ shapes, trends }: TableReport): Markup {
  const line = (label: string, value: number | null) =>
    html`<div><dt>${label}</dt><dd>${renderScoreBar(value, null)}<span>${formatScore(value)}</span></dd></div>`;
  return html`<dl class="table-scores">${line("Distributions of columns", shapes)}${line("Relations between columns", trends)}</dl>`;
}
