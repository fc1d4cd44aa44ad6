/** @file How something stands: a shape, a word and a colour, so that no one of them is needed alone. */
import type { Judgement, ReportVerdict } from "../../report.ts";
import { html, Markup, nothing } from "../markup.ts";

export const judgementWords: Readonly<Record<Judgement, string>> = {
  good: "Good",
  warn: "Look closer",
  bad: "Poor",
  unknown: "Not judged",
};

export const verdictJudgements: Readonly<Record<ReportVerdict["word"], Judgement>> = {
  pass: "good",
  warn: "warn",
  fail: "bad",
};

/** A round tick, a triangle, a square and a dashed ring: told apart without colour too. */
const shapes: Readonly<Record<Judgement, string>> = {
  good: '<circle cx="8" cy="8" r="7.5" fill="currentColor"/><path d="M4.6 8.3l2.3 2.3 4.5-4.8" class="sign"/>',
  warn: '<path d="M8 .8l7.6 14H.4z" fill="currentColor"/><path d="M8 5.8v4.1M8 12v.6" class="sign"/>',
  bad: '<rect x=".8" y=".8" width="14.4" height="14.4" rx="3" fill="currentColor"/><path d="M5.2 5.2l5.6 5.6M10.8 5.2l-5.6 5.6" class="sign"/>',
  unknown:
    '<circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="2.6 2.2"/>',
};

/** Drawn once; every other one points here. */
export function renderSymbols(): Markup {
  const symbols = Object.entries(shapes).map(
    ([name, shape]) => `<symbol id="sign-${name}" viewBox="0 0 16 16">${shape}</symbol>`,
  );
  return Markup.trust(
    `<svg width="0" height="0" class="symbols" aria-hidden="true">${symbols.join("")}</svg>`,
  );
}

export function renderSign(judgement: Judgement): Markup {
  return html`<svg class="sign-box ${judgement}" aria-hidden="true"><use href="#sign-${judgement}"/></svg>`;
}

export function renderJudgement(judgement: Judgement, word = judgementWords[judgement]): Markup {
  return html`<span class="judgement ${judgement}">${renderSign(judgement)}${word === "" ? nothing : html`<span>${word}</span>`}</span>`;
}
