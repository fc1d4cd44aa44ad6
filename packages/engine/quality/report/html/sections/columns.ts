/** @file The columns of a table: the worst drawn, the rest folded away, all in one list. */
import type { ColumnReport, TableReport } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { makeDistributionFigure } from "../figures/distribution-figure.ts";
import { chooseDrawn, type DrawnColumn } from "../figures/figure-limit.ts";
import type { RowCounts } from "../gaps.ts";
import { type Content, html, type Markup, nothing } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { formatScore, formatShare } from "../numbers.ts";
import { renderGrid } from "../parts/data-table.ts";
import { renderFigure } from "../parts/figure-block.ts";
import { renderJudgement, renderSign } from "../parts/judgement.ts";
import { renderLegend } from "../parts/legend.ts";
import { renderScoreBar } from "../parts/score-bar.ts";
import { placeColumn } from "../places.ts";

/** Seen at once; the others are one fold away. */
const MOST_SEEN = 12;
const MOST_LISTED = 20;

const comparedWords: Readonly<Record<ColumnReport["compared"], string>> = {
  numbers: "numbers",
  times: "times",
  categories: "categories",
  lengths: "lengths of values",
  not: "not compared",
};

export function renderColumns(table: TableReport, tableIndex: number, limit: number): Markup {
  const drawn = chooseDrawn(table.columns, limit);
  const card = (one: DrawnColumn) => renderCard(one, placeColumn(tableIndex, one.index), table.rows);
  const [seen, folded] = [drawn.slice(0, MOST_SEEN), drawn.slice(MOST_SEEN)];
  const hasHoldout = drawn.some(({ column }) => column.distribution.holdout !== null);
  return html`<h4>Columns, worst first</h4>
${drawn.length > 0 ? renderLegend(hasHoldout) : nothing}
<div class="cards">${seen.map(card)}</div>
${folded.length > 0 ? html`<details class="more"><summary>${sayCount(folded.length, "more distribution")}</summary><div class="cards">${folded.map(card)}</div></details>` : nothing}
${listColumns(table, tableIndex, new Set(drawn.map(({ index }) => index)))}`;
}

function renderCard(drawn: DrawnColumn, place: string, rows: RowCounts): Markup {
  const { name, type, value, ceiling, judgement } = drawn.column;
  const head = html`<div class="card-head"><h5 id="${place}">${showName(name, 48)}</h5><span class="card-type">${type}</span><span class="card-score">${formatScore(value)} ${renderSign(judgement)}</span>${
    ceiling === null ? nothing : html`<span class="card-ceiling">ceiling ${formatScore(ceiling)}</span>`
  }</div>`;
  return html`<div class="card">${renderFigure(makeDistributionFigure(drawn, rows), head)}</div>`;
}

function listColumns({ columns }: TableReport, tableIndex: number, drawn: ReadonlySet<number>): Markup {
  const hasCeiling = columns.some(({ ceiling }) => ceiling !== null);
  const grid = renderGrid({
    caption: "All columns, worst first",
    columns: [
      { label: "Column" },
      { label: "Compared as" },
      { label: "Score" },
      ...(hasCeiling ? [{ label: "Ceiling", numeric: true }] : []),
      { label: "Missing, real", numeric: true },
      { label: "Missing, synthetic", numeric: true },
      { label: "Stands" },
    ],
    rows: columns.map((column, index) =>
      listColumn(column, hasCeiling, drawn.has(index) ? undefined : placeColumn(tableIndex, index)),
    ),
  });
  const open = columns.length <= MOST_LISTED ? html` open` : nothing;
  return html`<details class="more"${open}><summary>${columns.length === 1 ? "The column" : `All ${sayCount(columns.length, "column")}`} in one list</summary>${grid}</details>`;
}

function listColumn(
  column: ColumnReport,
  hasCeiling: boolean,
  place: string | undefined,
): readonly Content[] {
  const { name, type, compared, metric, value, reason, ceiling, missing, judgement, withheld } = column;
  const why = [value === null ? reason : undefined, withheld].filter((text) => text !== undefined);
  return [
    html`<span${place === undefined ? nothing : html` id="${place}"`}>${showName(name, 48)}</span>${why.map((text) => html`<span class="cell-note">${showSentence(text, 200)}</span>`)}`,
    html`${comparedWords[compared]}<span class="cell-note">${metric ?? type}</span>`,
    html`<span class="bar-cell">${renderScoreBar(value, ceiling)}<span>${formatScore(value)}</span></span>`,
    ...(hasCeiling ? [formatScore(ceiling)] : []),
    formatShare(missing.real),
    formatShare(missing.synthetic),
    renderJudgement(judgement),
  ];
}
