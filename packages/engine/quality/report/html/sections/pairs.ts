/** @file Columns two by two: heat maps of association, the worst pairs, mosaics. */
import type { PairReport, TableReport } from "../../report.ts";
import { makeAssociationFigure } from "../figures/association-figure.ts";
import { makeMosaicFigure } from "../figures/mosaic-figure.ts";
import { type Content, html, nothing } from "../markup.ts";
import { showName, showSentence } from "../names.ts";
import { formatCount, formatScore } from "../numbers.ts";
import { renderGrid } from "../parts/data-table.ts";
import { renderFigure } from "../parts/figure-block.ts";
import { renderJudgement } from "../parts/judgement.ts";
import { renderScoreBar } from "../parts/score-bar.ts";

const MOST_SEEN = 10;

export function renderPairs({ associations, pairs, mosaics, rows }: TableReport): Content {
  if (associations === null && pairs.worst.length === 0 && mosaics.length === 0) return nothing;
  const [seen, folded] = [pairs.worst.slice(0, MOST_SEEN), pairs.worst.slice(MOST_SEEN)];
  return [
    html`<h4>Relations between columns</h4>`,
    associations === null ? nothing : renderFigure(makeAssociationFigure(associations)),
    seen.length === 0
      ? nothing
      : listPairs(`The worst of ${formatCount(pairs.total)} pairs of columns`, seen),
    folded.length === 0
      ? nothing
      : html`<details class="more"><summary>The next ${formatCount(folded.length)} pairs</summary>${listPairs("The next worst pairs of columns", folded)}</details>`,
    mosaics.map((mosaic) => [
      html`<h5>${showName(mosaic.columns[0], 48)} with ${showName(mosaic.columns[1], 48)}</h5>`,
      renderFigure(makeMosaicFigure(mosaic, rows)),
    ]),
  ];
}

/** Columns of the list that hold nothing are left out. */
interface Kept {
  readonly ceiling: boolean;
  readonly strength: boolean;
}

function listPairs(caption: string, pairs: readonly PairReport[]) {
  const kept: Kept = {
    ceiling: pairs.some(({ ceiling }) => ceiling !== null),
    strength: pairs.some(({ real, synthetic }) => real !== null || synthetic !== null),
  };
  const numeric = (...labels: string[]) => labels.map((label) => ({ label, numeric: true }));
  return renderGrid({
    caption,
    columns: [
      { label: "Columns" },
      { label: "Score" },
      ...(kept.ceiling ? numeric("Ceiling") : []),
      ...(kept.strength ? numeric("Strength, real", "Strength, synthetic") : []),
      { label: "Stands" },
    ],
    rows: pairs.map((pair) => listPair(pair, kept)),
  });
}

function listPair(pair: PairReport, kept: Kept): readonly Content[] {
  const { columns, metric, value, reason, ceiling, judgement, real, synthetic } = pair;
  return [
    html`${showName(columns[0], 40)} × ${showName(columns[1], 40)}<span class="cell-note">${value === null && reason !== undefined ? showSentence(reason, 200) : metric}</span>`,
    html`<span class="bar-cell">${renderScoreBar(value, ceiling)}<span>${formatScore(value)}</span></span>`,
    ...(kept.ceiling ? [formatScore(ceiling)] : []),
    ...(kept.strength ? [formatScore(real), formatScore(synthetic)] : []),
    renderJudgement(judgement),
  ];
}
