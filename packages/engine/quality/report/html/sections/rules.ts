/** @file The rules of the schema, and how often each side breaks them. */
import type { RuleReport } from "../../report.ts";
import { type Content, html, nothing } from "../markup.ts";
import { showName, showProse } from "../names.ts";
import { formatShare } from "../numbers.ts";
import { renderGrid } from "../parts/data-table.ts";
import { renderJudgement } from "../parts/judgement.ts";
import type { Section } from "./section.ts";

export const rulesSection: Section = {
  id: "rules",
  title: "Rules",
  applies: () => true,
  render: ({ rules }) =>
    rules.length === 0
      ? html`<p class="lead">The schema has no rules to check.</p>`
      : renderGrid({
          caption: "Rules, and the share of rows that break them on each side",
          columns: [
            { label: "Rule" },
            { label: "Table" },
            { label: "Broken, real", numeric: true },
            { label: "Broken, synthetic", numeric: true },
            { label: "Stands" },
          ],
          rows: rules.map(listRule),
        }),
};

function listRule({ table, rule, kind, broken, judgement, reason }: RuleReport): readonly Content[] {
  return [
    html`${showProse(rule, 240)}<span class="cell-note">${kind}</span>${reason === undefined ? nothing : html`<span class="cell-note">${showProse(reason, 200)}</span>`}`,
    showName(table, 40),
    formatShare(broken.real),
    formatShare(broken.synthetic),
    renderJudgement(judgement),
  ];
}
