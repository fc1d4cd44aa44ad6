/** @file What is known about privacy, and plainly what is not. */
import type { AttackReport, PrivacyReport } from "../../report.ts";
import { html, type Markup, nothing } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { formatScore } from "../numbers.ts";
import { renderGrid } from "../parts/data-table.ts";
import { judgementWords, renderJudgement, renderSign, verdictJudgements } from "../parts/judgement.ts";
import type { Section } from "./section.ts";

type Measured = Extract<PrivacyReport, { state: "measured" }>;

export const privacySection: Section = {
  id: "privacy",
  title: "Privacy",
  applies: () => true,
  render: ({ privacy }) =>
    privacy.state === "measured" ? renderMeasured(privacy) : renderUnknown(privacy.reason),
};

function renderUnknown(reason: string): Markup {
  return html`<div class="callout">${renderSign("unknown")}<div>
<p><strong>Privacy was not measured.</strong> ${showSentence(reason)}</p>
<p>A twin that looks like the real data is not thereby private: rows may be near copies of real ones. Nothing else in this report says anything about that, and a high score can even be a sign of it.</p></div></div>`;
}

const words: Readonly<Record<Measured["verdict"], string>> = {
  pass: "No attack learnt more of single persons than chance would tell.",
  warn: "Some attacks came near enough to look closer, or could not be tried.",
  fail: "Attacks learnt of single persons what chance would not tell. Do not hand this twin on.",
};

function renderMeasured({ verdict, attacks, findings }: Measured): Markup {
  const found = findings.map(
    ({ judgement, where, what, advice }) =>
      html`<li class="finding"><span class="finding-sign">${renderSign(judgement)}<span class="hidden">${judgementWords[judgement]}:</span></span><div><h4>${showName(where, 80)}</h4><p>${showSentence(what)}</p><p class="advice">${showSentence(advice)}</p></div></li>`,
  );
  return html`<div class="callout">${renderSign(verdictJudgements[verdict])}<div>
<p><strong>${words[verdict]}</strong></p>
<p>The twin was attacked as someone would who has it and wants to know who was in the real data. What was tried, with which success, stands below; each line says what a good result does not prove.</p></div></div>
${found.length === 0 ? nothing : html`<h3>What was found</h3><ol class="findings">${found}</ol>`}
<h3>What was tried</h3>
${renderGrid({
  caption: "Attacks, and how each figure stands to that of a harmless twin",
  columns: [
    { label: "Attack" },
    { label: "Table" },
    { label: "Figure" },
    { label: "Value", numeric: true },
    { label: "95 % interval", numeric: true },
    { label: "Harmless", numeric: true },
    { label: "Stands" },
  ],
  rows: attacks.flatMap(listAttack),
})}`;
}

function listAttack(attack: AttackReport): Parameters<typeof renderGrid>[0]["rows"] {
  const { name, table, about, limits, judgement, reason, note, figures } = attack;
  const told = [about, `It does not prove: ${limits}`, note ?? ""].filter((text) => text !== "");
  const title = html`${name}${told.map((text) => html`<span class="cell-note">${showSentence(text, 300)}</span>`)}`;
  const stands = renderJudgement(judgement);
  if (figures.length === 0)
    return [[title, showName(table, 40), showSentence(reason ?? "", 300), null, null, null, stands]];
  return figures.map(({ label, value, low, high, harmless }, index) => [
    index === 0 ? title : html`<span class="hidden">${name}</span>`,
    index === 0 ? showName(table, 40) : null,
    showSentence(label, 160),
    formatScore(value),
    low === undefined || high === undefined ? null : `${formatScore(low)} to ${formatScore(high)}`,
    harmless === undefined ? null : formatScore(harmless),
    index === 0 ? stands : null,
  ]);
}
