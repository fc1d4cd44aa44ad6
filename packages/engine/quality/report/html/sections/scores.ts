/** @file The headline scores, each with what it compares, what is good, and what it does not prove. */
import { explainScore } from "../../explanations.ts";
import type { ReportScore } from "../../report.ts";
import { type Content, html, type Markup, nothing } from "../markup.ts";
import { showSentence } from "../names.ts";
import { formatNumber, formatScore } from "../numbers.ts";
import { renderJudgement } from "../parts/judgement.ts";
import { renderScoreBar } from "../parts/score-bar.ts";
import type { Section } from "./section.ts";

export const scoresSection: Section = {
  id: "scores",
  title: "Scores",
  applies: ({ scores }) => scores.length > 0,
  render: ({ scores, about }) =>
    html`<p class="lead">${
      about.holdout === null
        ? "From 0 to 1, where 1 is equal. There is no ceiling: no held-out real rows were given, so that nothing here says how high real data itself would score."
        : html`From 0 to 1, where 1 is equal. The dashed line is the ceiling: what held-out real rows score against the others. No twin needs to be above it.`
    }</p><div class="scores">${scores.map((score) => renderScore(score, about.holdout !== null))}</div>`,
};

function renderScore(score: ReportScore, hasHoldout: boolean): Markup {
  const { label, compares, good, limits, pass, warn } = explainScore(score.id);
  return html`<article class="score">
<div class="score-figure"><h3>${label}</h3>
<p class="score-line"><span class="score-value">${formatScore(score.value)}</span>${renderJudgement(score.judgement)}</p>
${renderScoreBar(score.value, score.ceiling)}
<p class="score-note">${describeCeiling(score, hasHoldout)} Good from ${formatNumber(pass)}, poor below ${formatNumber(warn)}.</p></div>
<dl class="score-words"><div><dt>Compares</dt><dd>${compares}</dd></div><div><dt>Good</dt><dd>${good}</dd></div><div><dt>Does not prove</dt><dd>${limits}</dd></div></dl>
</article>`;
}

function describeCeiling(
  { value, reason, ceiling, atCeilingSize }: ReportScore,
  hasHoldout: boolean,
): Content {
  if (value === null) return html`Not computed: ${showSentence(reason ?? "no reason was given.")}`;
  if (ceiling === null) return hasHoldout ? "No ceiling for this score." : nothing;
  const atSize =
    atCeilingSize === undefined
      ? nothing
      : html`; at the ceiling’s size the twin has ${formatScore(atCeilingSize)}`;
  return html`Ceiling ${formatScore(ceiling)}${atSize}.`;
}
