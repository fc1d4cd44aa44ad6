/** @file What attacks on the twin found out about single persons, and plainly what was not tried. */
import type { AttackReport, PrivacyReport, Report } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { html, type Markup, nothing } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { formatNumber, formatScore } from "../numbers.ts";
import { renderIntervalBar } from "../parts/interval-bar.ts";
import { renderJudgement, renderSign, verdictJudgements } from "../parts/judgement.ts";
import { renderFinding } from "./findings.ts";
import type { Section } from "./section.ts";

type Measured = Extract<PrivacyReport, { readonly state: "measured" }>;
type Figure = AttackReport["figures"][number];

const verdictWords: Readonly<Record<Measured["verdict"], string>> = {
  pass: "No attack succeeded.",
  warn: "An attack came near enough to look closer, or could not be tried.",
  fail: "An attack learnt of single persons what chance would not tell.",
};

export const privacySection: Section = {
  id: "privacy",
  title: "Privacy",
  applies: () => true,
  render: (report) =>
    report.privacy.state === "measured"
      ? renderAttacks(report.privacy, report)
      : html`<div class="callout">${renderSign("unknown")}<div>
<p><strong>Privacy was not measured.</strong> ${showSentence(report.privacy.reason)}</p>
<p>A twin that looks like the real data is not thereby private: rows may be near copies of real ones. Nothing else in this report says anything about that, and a high score can even be a sign of it.</p></div></div>`,
};

function renderAttacks({ verdict, attacks, findings }: Measured, report: Report): Markup {
  const tried = attacks.filter(({ judgement }) => judgement !== "unknown").length;
  return html`<div class="callout">${renderSign(verdictJudgements[verdict])}<div>
<p><strong>${verdictWords[verdict]}</strong> Tried: ${sayCount(tried, "attack")} of ${attacks.length}.</p>
<p>Attacks show what was found, never that nothing can be: a better attack may come. The dot is what the attack reached, the bar its 95 % interval, the dashed line what it would reach on a twin that gives nobody away.</p></div></div>
${findings.length === 0 ? nothing : html`<ol class="findings">${findings.map((finding) => renderFinding(finding, report))}</ol>`}
<div class="scores">${attacks.map(renderAttack)}</div>`;
}

function renderAttack({
  name,
  table,
  about,
  limits,
  citation,
  judgement,
  reason,
  note,
  figures,
}: AttackReport): Markup {
  return html`<article class="score">
<div class="score-figure"><h3>${showName(name)}</h3><p class="score-note">${showName(table)}</p>
<p class="score-line">${renderJudgement(judgement)}</p>
${reason === undefined ? nothing : html`<p class="score-note">Not tried: ${showSentence(reason)}</p>`}${note === undefined ? nothing : html`<p class="score-note">${showSentence(note)}</p>`}</div>
<div><dl class="score-words"><div><dt>Tries</dt><dd>${about}</dd></div><div><dt>Does not prove</dt><dd>${limits}</dd></div><div><dt>After</dt><dd>${citation}</dd></div></dl>
${figures.length === 0 ? nothing : html`<ul class="attack-figures">${figures.map(renderAttackFigure)}</ul>`}</div>
</article>`;
}

function renderAttackFigure(figure: Figure): Markup {
  const { label, value, low, high, harmless } = figure;
  const write = Math.abs(value) <= 1 ? formatScore : formatNumber;
  const between =
    low === undefined || high === undefined ? nothing : html` (${write(low)} to ${write(high)})`;
  const beside = harmless === undefined ? nothing : html`, harmless ${write(harmless)}`;
  return html`<li><span>${label}</span>${renderIntervalBar(figure)}<span class="attack-value"><b>${write(value)}</b>${between}${beside}</span></li>`;
}
