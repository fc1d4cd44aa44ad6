/** @file A score from 0 to 1 as a bar, with the ceiling as a dashed line across it. */
import { html, type Markup, nothing } from "../markup.ts";

export function renderScoreBar(value: number | null, ceiling: number | null): Markup {
  return html`<svg class="score-bar" aria-hidden="true"><rect class="track" width="100%" height="100%" rx="3"/>${
    value === null ? nothing : html`<rect class="value" width="${placeOnBar(value)}" height="100%" rx="3"/>`
  }${
    ceiling === null
      ? nothing
      : html`<line class="ceiling" x1="${placeOnBar(ceiling)}" x2="${placeOnBar(ceiling)}" y1="-45%" y2="145%"/>`
  }</svg>`;
}

/** Along a bar from 0 to 1. */
export function placeOnBar(value: number): string {
  return `${Math.round(Math.max(0, Math.min(1, value)) * 1000) / 10}%`;
}
