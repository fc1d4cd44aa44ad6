/** @file A share with its 95 % interval on a line from 0 to 1, with what a harmless twin would have as a dashed tick. */
import { html, type Markup, nothing } from "../markup.ts";
import { placeOnBar } from "./score-bar.ts";

export interface Interval {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly harmless?: number | undefined;
}

/** Nothing where the numbers are no shares. */
export function renderIntervalBar({ value, low = value, high = value, harmless }: Interval): Markup {
  if ([value, low, high, harmless ?? 0].some((one) => one < 0 || one > 1)) return nothing;
  const [from, to, at] = [low, high, value].map(placeOnBar);
  const tick = harmless === undefined ? undefined : placeOnBar(harmless);
  return html`<svg class="interval-bar" aria-hidden="true"><line class="axis" x1="0" x2="100%" y1="50%" y2="50%"/><line class="span" x1="${from}" x2="${to}" y1="50%" y2="50%"/><circle cx="${at}" cy="50%" r="4.5"/>${
    tick === undefined ? nothing : html`<line class="ceiling" x1="${tick}" x2="${tick}" y1="0" y2="100%"/>`
  }</svg>`;
}
