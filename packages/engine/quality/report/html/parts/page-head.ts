/** @file The top of the page: what was compared, the verdict, and the summary that can be forwarded. */
import type { Report, ReportSide, ReportVerdict } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { type Content, html, type Markup, nothing } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { formatInstant } from "../numbers.ts";
import { renderGlance } from "./glance.ts";
import { renderSign, verdictJudgements } from "./judgement.ts";

const words: Readonly<Record<ReportVerdict["word"], { word: string; why: string }>> = {
  pass: { word: "Pass", why: "Every threshold is met." },
  warn: { word: "Warning", why: "Usable with care: not every threshold is met." },
  fail: { word: "Fail", why: "At least one score is too low to rely on this twin." },
};

/** No score is bad, and still it fails: nothing was there to be scored. */
const blind = { word: "Fail", why: "Too little could be compared to say that this twin is good." };

/** However good the rest is. */
const exposed = { word: "Fail", why: "Attacks found real people in it. Do not hand it on." };

function explain({ verdict, privacy }: Report): { word: string; why: string } {
  if (privacy.state === "measured" && privacy.verdict === "fail") return exposed;
  return isBlind(verdict) ? blind : words[verdict.word];
}

function isBlind({ word, thresholds }: ReportVerdict): boolean {
  return word === "fail" && thresholds.every(({ judgement }) => judgement !== "bad");
}

export function renderHead(report: Report): Markup {
  const { about, verdict, summary } = report;
  const judgement = verdictJudgements[verdict.word];
  const { word, why } = explain(report);
  const holdout = about.holdout === null ? nothing : html`<li>${countSide(about.holdout, "held-out")}</li>`;
  return html`<p class="eyebrow"><b>Semblance</b> quality report, ${formatInstant(about.createdAt)}</p>
<h1>${showName(about.synthetic.name, 70)} beside ${showName(about.real.name, 70)}</h1>
<ul class="sides"><li>${countSide(about.real, "real")}</li><li>${countSide(about.synthetic, "synthetic")}</li>${holdout}</ul>
<div class="verdict ${judgement}"><p class="verdict-word">${renderSign(judgement)}<span>${word} <span class="verdict-why">${why}</span></span></p>
<p class="summary">${summary.map((sentence, index) => [index > 0 ? " " : "", showSentence(sentence)])}</p></div>
${renderGlance(report)}`;
}

function countSide({ tables }: ReportSide, what: string): Content {
  const sizes = Object.values(tables);
  const rows = sayCount(
    sizes.reduce((sum, table) => sum + table.rows, 0),
    `${what} row`,
  );
  return sizes.length === 1 ? rows : `${rows} in ${sayCount(sizes.length, "table")}`;
}
