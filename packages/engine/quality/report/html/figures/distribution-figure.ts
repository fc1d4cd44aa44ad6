/** @file The distribution of one column on each side, with what there is to say about the difference. */
import type { Bars, ColumnReport, Distribution } from "../../report.ts";
import { describeGap, measureGap, type RowCounts } from "../gaps.ts";
import { type Content, html } from "../markup.ts";
import { showName } from "../names.ts";
import { formatDuration, formatNumber, formatShare, formatTime, noNumber } from "../numbers.ts";
import { describeOthers, drawBars, tableBars } from "./draw-bars.ts";
import { describeSides, drawHistogram, isSpiky, nameBinShares, tableBins } from "./draw-histogram.ts";
import { type DataTable, type Figure, nameAllSides } from "./figure.ts";
import type { DrawnColumn } from "./figure-limit.ts";

export function makeDistributionFigure({ column }: DrawnColumn, rows: RowCounts): Figure {
  const { distribution } = column;
  const lengths = column.compared === "lengths" ? "lengths of values of " : "";
  return {
    title: `Distribution of ${lengths}${column.name}: ${nameAllSides(distribution.holdout !== null)}`,
    drawings: [distribution.kind === "bins" ? drawHistogram(distribution) : drawBars(distribution)],
    caption: describeDistribution(column, distribution, rows),
    tables: [
      distribution.kind === "bins" ? tableBins(distribution) : tableBars(distribution),
      ...(column.facts.length > 0 ? [tableFacts(column)] : []),
    ],
  };
}

function describeDistribution(column: ColumnReport, distribution: Distribution, rows: RowCounts): Content {
  const { real, synthetic } = joinShares(distribution);
  const gap = measureGap(real, synthetic, rows);
  const { missing } = column;
  return [
    describeGap(gap),
    gap.share < 0.005 ? "" : html`Widest at ${nameWidest(distribution, gap.widest)}. `,
    describeMiddle(column),
    missing.real + missing.synthetic > 0
      ? `Missing: ${formatShare(missing.real)} of real rows, ${formatShare(missing.synthetic)} of synthetic. `
      : "",
    hidesRare(column, distribution)
      ? "Most rows have values of their own, which a picture may not show one by one. "
      : "",
    distribution.kind === "bins" && isSpiky(distribution)
      ? "Heights are square roots, to show small bins."
      : "",
  ];
}

/** A bad score beside a picture of two equal bars asks for a word. */
function hidesRare({ judgement }: ColumnReport, distribution: Distribution): boolean {
  if (distribution.kind === "bins" || judgement === "good") return false;
  const rare = distribution.others.find(({ what }) => what === "rare");
  return rare !== undefined && rare.real > 0.5;
}

function describeMiddle({ facts, compared }: ColumnReport): string {
  const fact = ["median", "mean"].map((what) => facts.find((one) => one.what === what)).find(Boolean);
  if (fact === undefined || fact.real === null || fact.synthetic === null) return "";
  if (compared !== "numbers" && compared !== "lengths") return "";
  const [real, synthetic] = [formatNumber(fact.real), formatNumber(fact.synthetic)];
  if (real === synthetic) return `The ${fact.what} is ${real} on both sides. `;
  const which = fact.synthetic > fact.real ? "higher" : "lower";
  return `The synthetic ${fact.what} is ${which}: ${synthetic} against ${real}. `;
}

function nameWidest(distribution: Distribution, index: number): Content {
  if (distribution.kind === "bins") return nameBinShares(distribution, index);
  const { real, synthetic } = joinShares(distribution);
  return [nameCategory(distribution, index), `: ${describeSides(real[index], synthetic[index])}`];
}

function nameCategory({ categories, others }: Bars, index: number): Content {
  const category = categories[index];
  if (category !== undefined) return showName(category, 40);
  const other = others[index - categories.length];
  return other === undefined ? "none" : describeOthers(other);
}

function joinShares(distribution: Distribution) {
  const others = distribution.kind === "bars" ? distribution.others : [];
  return {
    real: [...distribution.real, ...others.map(({ real }) => real)],
    synthetic: [...distribution.synthetic, ...others.map(({ synthetic }) => synthetic)],
  };
}

function tableFacts({ facts, compared }: ColumnReport): DataTable {
  const sides = [{ label: "Real" }, { label: "Synthetic" }];
  const isTime = (what: string) => compared === "times" && what !== "distinct";
  return {
    caption: "In numbers",
    of: "What",
    columns: sides.map(({ label }) => ({ label, format: formatNumber })),
    rows: facts.map(({ what, real, synthetic }) => ({
      name: what,
      values: [real, synthetic],
      ...(isTime(what) && { format: what === "deviation" ? writeDuration : writeTime }),
    })),
  };
}

function writeTime(microseconds: number | null): string {
  return microseconds === null ? noNumber : formatTime(microseconds, 1_000_000);
}

function writeDuration(microseconds: number | null): string {
  return microseconds === null ? noNumber : formatDuration(microseconds);
}
