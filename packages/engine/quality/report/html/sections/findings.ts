/** @file What stands out worst, and what to do about it. */
import type { Finding, Report } from "../../report.ts";
import { html, type Markup } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { judgementWords, renderSign } from "../parts/judgement.ts";
import { findPlace } from "../places.ts";
import type { Section } from "./section.ts";

export const findingsSection: Section = {
  id: "findings",
  title: "Where to look first",
  applies: () => true,
  render: (report) =>
    report.findings.length === 0
      ? html`<p class="lead">Nothing stands out: no part of the twin is judged worse than good.</p>`
      : html`<ol class="findings">${report.findings.map((finding) => renderFinding(finding, report))}</ol>`,
};

export function renderFinding({ judgement, where, what, advice }: Finding, report: Report): Markup {
  const place = findPlace(report, where);
  const name = showName(where === "" ? "The whole" : where, 80);
  return html`<li class="finding"><span class="finding-sign">${renderSign(judgement)}<span class="hidden">${judgementWords[judgement]}:</span></span><div><h3>${place === undefined ? name : html`<a href="#${place}">${name}</a>`}</h3><p>${showSentence(what)}</p><p class="advice">${showSentence(advice)}</p></div></li>`;
}
