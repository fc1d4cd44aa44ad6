/** @file All tables in one list. */
import type { Report, TableReport } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { type Content, html } from "../markup.ts";
import { showName } from "../names.ts";
import { formatCount, formatScore } from "../numbers.ts";
import { renderGrid } from "../parts/data-table.ts";
import { renderScoreBar } from "../parts/score-bar.ts";
import { placeTable } from "../places.ts";
import type { Section } from "./section.ts";

export const stateWords: Readonly<Record<TableReport["state"], string>> = {
  compared: "Compared",
  "only-real": "In the real data only",
  "only-synthetic": "In the synthetic data only",
  "no-rows": "No rows to compare",
};

const listWords: Readonly<Record<TableReport["state"], string>> = {
  compared: "compared",
  "only-real": "only in the real data",
  "only-synthetic": "only in the synthetic data",
  "no-rows": "without rows to compare",
};

export const tableListSection: Section = {
  id: "tables",
  title: "Tables",
  applies: ({ tables }) => tables.length > 1,
  render: (report) =>
    html`<p class="lead">${countStates(report)}</p>${renderGrid({
      caption: "All tables, worst first, with rows on each side and the means over their columns and pairs",
      columns: [
        { label: "Table" },
        { label: "Real rows", numeric: true },
        { label: "Synthetic rows", numeric: true },
        { label: "Columns", numeric: true },
        { label: "Distributions" },
        { label: "Relations" },
      ],
      rows: report.tables
        .map((table, index) => ({ table, index, worst: rankTable(table) }))
        .sort((a, b) => a.worst - b.worst)
        .map(({ table, index }) => listTable(table, index)),
    })}`,
};

/** Tables that could not be compared come first; the lower of both means counts. */
export function rankTable({ state, shapes, trends }: TableReport): number {
  return state === "compared" ? Math.min(shapes ?? 1, trends ?? 1) : -1;
}

function listTable(table: TableReport, index: number): readonly Content[] {
  const name = html`<a href="#${placeTable(index)}">${showName(table.name, 48)}</a>`;
  const counts = [table.rows.real, table.rows.synthetic, table.columns.length].map(formatCount);
  if (table.state !== "compared") return [name, ...counts, stateWords[table.state], ""];
  return [name, ...counts, barWithScore(table.shapes), barWithScore(table.trends)];
}

function barWithScore(value: number | null): Content {
  return html`<span class="bar-cell">${renderScoreBar(value, null)}<span>${formatScore(value)}</span></span>`;
}

function countStates({ tables }: Report): string {
  const states = Object.keys(stateWords) as TableReport["state"][];
  const counts = states.map((state) => tables.filter((table) => table.state === state).length);
  const others = states.flatMap((state, index) =>
    index === 0 || counts[index] === 0 ? [] : [`${counts[index]} ${listWords[state]}`],
  );
  return `${sayCount(tables.length, "table")}, ${counts[0]} of them compared${others.length > 0 ? `; ${others.join(", ")}` : ""}.`;
}
