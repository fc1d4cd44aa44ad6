/** @file Keys between tables: whether references hold, and how many children parents have. */
import type { RelationshipReport, Report } from "../../report.ts";
import { countParents, makeChildrenFigure } from "../figures/children-figure.ts";
import { type Content, html, type Markup, nothing } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { formatScore, formatShare } from "../numbers.ts";
import { renderFigure } from "../parts/figure-block.ts";
import { renderSign } from "../parts/judgement.ts";
import { renderLegend } from "../parts/legend.ts";
import type { Section } from "./section.ts";

export const relationshipsSection: Section = {
  id: "relationships",
  title: "Relationships",
  applies: ({ relationships }) => relationships.length > 0,
  render: (report) =>
    html`<p class="lead">Whether rows that point to another table find what they point to, and whether parents have as many children as in the real data.</p>
${renderLegend(report.relationships.some(({ children }) => children !== null && children.holdout !== null))}
<div class="cards">${report.relationships.map((relationship) => renderRelationship(relationship, report))}</div>`,
};

function renderRelationship(relationship: RelationshipReport, report: Report): Markup {
  const { parent, child, foreignKey, primaryKey, integrity, cardinality, trends, children } = relationship;
  const head = html`<h3 class="link-name">${showName(child, 40)} <span aria-hidden="true">→</span><span class="hidden">points to</span> ${showName(parent, 40)}</h3>
<p class="link-keys">${joinNames(foreignKey)} <span aria-hidden="true">→</span> ${joinNames(primaryKey)}</p>
<dl class="facts"><div><dt>References that hold</dt><dd>${integrity.value === null ? explain(integrity.reason) : formatShare(integrity.value)}</dd></div>${describeScore("Children per parent", cardinality)}${describeScore("Relations across", trends)}</dl>`;
  return html`<div class="card">${
    children === null
      ? html`${head}<p class="note">No picture: there are too few real parents to be drawn without showing single ones.</p>`
      : renderFigure(makeChildrenFigure(relationship, children, countParents(report, relationship)), head)
  }</div>`;
}

function describeScore(label: string, score: RelationshipReport["cardinality"]): Markup {
  const { value, reason, ceiling, judgement } = score;
  return html`<div><dt>${label}</dt><dd>${value === null ? explain(reason) : html`${formatScore(value)} ${renderSign(judgement)}${ceiling === null ? nothing : html` <span class="card-ceiling">ceiling ${formatScore(ceiling)}</span>`}`}</dd></div>`;
}

function explain(reason = "No reason was given."): Content {
  return html`<span class="cell-note">Not computed: ${showSentence(reason, 200)}</span>`;
}

function joinNames(names: readonly string[]): Content {
  return names.map((name, index) => html`${index > 0 ? ", " : ""}${showName(name, 40)}`);
}
