/** @file Every metric that was computed, with what could not be and why. */
import type { MetricReport } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { type Content, html, nothing } from "../markup.ts";
import { showSentence } from "../names.ts";
import { formatNumber, formatScore } from "../numbers.ts";
import { renderGrid } from "../parts/data-table.ts";
import type { Section } from "./section.ts";

export const metricsSection: Section = {
  id: "metrics",
  title: "All metrics",
  applies: ({ metrics }) => metrics.length > 0,
  render: ({ metrics }) => {
    const missing = metrics.filter(({ value }) => value === null).length;
    return html`<p class="lead">${sayCount(metrics.length, "metric")}${missing === 0 ? "" : `, ${missing} of which could not be computed here, each with its reason`}.</p>${renderGrid(
      {
        caption: "All metrics, with the best value that each can have",
        columns: [
          { label: "Metric" },
          { label: "What it says" },
          { label: "Value", numeric: true },
          { label: "Best", numeric: true },
        ],
        rows: metrics.map(listMetric),
      },
    )}`;
  },
};

function listMetric({ name, about, value, reason, best, note }: MetricReport): readonly Content[] {
  const why = value === null ? (reason ?? "no reason was given.") : undefined;
  return [
    html`<span class="metric-name">${name}</span>`,
    html`${about}${why === undefined ? nothing : html`<span class="cell-note">Not computed: ${showSentence(why, 300)}</span>`}${note === undefined ? nothing : html`<span class="cell-note">${showSentence(note, 300)}</span>`}`,
    value !== null && Math.abs(value) <= 1 ? formatScore(value) : formatNumber(value),
    formatNumber(best),
  ];
}
