/** @file Where the report comes from, so that it can be made again and recognised. */
import type { ReportSide } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { type Content, html, type Markup, nothing } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { formatInstant } from "../numbers.ts";
import type { Section } from "./section.ts";

export const provenanceSection: Section = {
  id: "provenance",
  title: "Where this comes from",
  applies: () => true,
  render: ({ about, notes }) => html`<dl class="facts wide">
${fact("Made", html`<time datetime="${about.createdAt}">${formatInstant(about.createdAt)}</time>`)}
${fact("By", about.by === null ? "not stated" : showName(about.by))}
${fact("Program", about.program)}
${fact("Seed", about.seed)}
${describeSide("Real data", about.real)}
${describeSide("Synthetic data", about.synthetic)}
${about.holdout === null ? fact("Held-out real data", "none was given, so that there is no ceiling") : describeSide("Held-out real data", about.holdout)}
</dl>
<p>The same data, seed and version of the program give the same report, but for its date. A fingerprint is the SHA-256 of all values of a side: two reports with equal fingerprints are about the same data.</p>
${notes.length === 0 ? nothing : html`<h3>Notes</h3><ul class="notes">${notes.map((note) => html`<li>${showSentence(note)}</li>`)}</ul>`}`,
};

function fact(label: string, value: Content): Markup {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
}

function describeSide(label: string, { name, fingerprint, tables }: ReportSide): Markup {
  const sizes = Object.values(tables);
  const rows = sizes.reduce((sum, table) => sum + table.rows, 0);
  return fact(
    label,
    html`${showName(name)}: ${sayCount(sizes.length, "table")}, ${sayCount(rows, "row")}<span class="cell-note fingerprint">${fingerprint}</span>`,
  );
}
