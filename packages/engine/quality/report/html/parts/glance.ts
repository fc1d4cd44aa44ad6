/** @file What ten seconds are enough for: every score as a bar, and the places where the twin is worst. */
import { explainScore } from "../../explanations.ts";
import type { Finding, PrivacyReport, Report, ReportVerdict } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { html, type Markup } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { formatScore } from "../numbers.ts";
import { findPlace } from "../places.ts";
import { judgementWords, renderSign, verdictJudgements } from "./judgement.ts";
import { renderScoreBar } from "./score-bar.ts";

const MOST_FINDINGS = 4;

export function renderGlance(report: Report): Markup {
  const { verdict, findings } = report;
  const worst = findings.slice(0, MOST_FINDINGS);
  return html`<div class="glance"><section aria-labelledby="glance-scores"><h2 id="glance-scores">How good it is</h2><ul>${verdict.thresholds.map((threshold) => renderLine(threshold, report))}${renderPrivacy(report.privacy)}</ul></section>
<section aria-labelledby="glance-worst"><h2 id="glance-worst">Where it is worst</h2>${
    worst.length === 0
      ? html`<p>Nothing stands out.</p>`
      : html`<ul>${worst.map((finding) => renderWorst(finding, report))}</ul>`
  }</section></div>`;
}

function renderLine(
  { id, value, judgement }: ReportVerdict["thresholds"][number],
  { scores }: Report,
): Markup {
  const ceiling = scores.find((score) => score.id === id)?.ceiling ?? null;
  return html`<li class="glance-score"><span>${explainScore(id).label}</span>${renderScoreBar(value, ceiling)}<span class="glance-value">${formatScore(value)}</span>${renderSign(judgement)}<span class="hidden">${judgementWords[judgement]}</span></li>`;
}

function renderPrivacy(privacy: PrivacyReport): Markup {
  const isMeasured = privacy.state === "measured";
  const judgement = isMeasured ? verdictJudgements[privacy.verdict] : "unknown";
  const tried = isMeasured ? privacy.attacks.filter((attack) => attack.judgement !== "unknown").length : 0;
  const told = isMeasured ? `${sayCount(tried, "attack")} tried` : "not measured";
  return html`<li class="glance-score"><span><a href="#privacy">Privacy</a></span><span class="glance-what">${told}</span><span class="glance-value"></span>${renderSign(judgement)}<span class="hidden">${judgementWords[judgement]}</span></li>`;
}

function renderWorst({ judgement, where, what }: Finding, report: Report): Markup {
  const place = findPlace(report, where) ?? "findings";
  return html`<li class="glance-worst">${renderSign(judgement)}<p><span class="hidden">${judgementWords[judgement]}: </span><a href="#${place}">${showName(where === "" ? "The whole" : where, 60)}</a> <span class="glance-what">${showSentence(what, 140)}</span></p></li>`;
}
