/** @file What the colours and lines of drawings mean. */
import { html, type Markup, nothing } from "../markup.ts";

export function renderLegend(hasHoldout: boolean): Markup {
  return html`<ul class="legend"><li><svg aria-hidden="true" width="22" height="12"><rect width="22" height="12" rx="2" fill="var(--real)" fill-opacity=".38"/></svg>Real</li><li><svg aria-hidden="true" width="22" height="12"><path d="M0 6h22" stroke="var(--synthetic)" stroke-width="3"/></svg>Synthetic</li>${
    hasHoldout
      ? html`<li><svg aria-hidden="true" width="22" height="12"><path d="M0 6h22" stroke="var(--ceiling)" stroke-width="1.5" stroke-dasharray="4 3"/></svg>Ceiling: held-out real rows</li>`
      : nothing
  }</ul>`;
}
