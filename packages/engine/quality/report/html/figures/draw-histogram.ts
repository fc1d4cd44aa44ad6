/**
 * @file Two or three histograms over one another: real as an area, synthetic as a line, the holdout dashed. Bins
 * are of different widths, so that heights are densities: areas compare, and each adds up to the same.
 */
import * as Plot from "@observablehq/plot";
import type { Bins } from "../../report.ts";
import { formatNumber, formatShare, formatTick } from "../numbers.ts";
import { nameRanges } from "../ranges.ts";
import { drawPlot } from "./draw-plot.ts";
import type { DataTable, Drawing } from "./figure.ts";

/** Over this many times the height of even rows the small bins would vanish: heights are then square roots. */
const SPIKE = 12;
/** Bins narrower than this part of the axis are drawn as wide as this. */
const THINNEST = 1 / 250;
const LAST_DATE = 8.64e15;
/** Labels of so many bins side by side do not touch. */
const MOST_SINGLE = 17;

interface Point {
  readonly x: number;
  readonly y: number;
}

export function drawHistogram(bins: Bins): Drawing {
  const edges = placeEdges(bins);
  const unit = isTimed(bins) ? 1000 : 1;
  const outlines = [bins.real, bins.synthetic, bins.holdout ?? []].map((shares) => toOutline(edges, shares));
  const [real = [], synthetic = [], holdout = []] = outlines;
  const top = outlines.flat().reduce((most, { y }) => Math.max(most, y), 0) || 1;
  const x = ({ x: at }: Point) => at / unit;
  const line = { x, y: "y", strokeLinejoin: "miter", strokeLinecap: "butt" } as const;
  return drawPlot({
    width: 400,
    height: 150,
    margin: 6,
    marginRight: 13,
    marginBottom: isTimed(bins) ? 34 : 22,
    x: { ...describeAxis(bins, edges), label: null, tickSize: 4, insetLeft: 2, insetRight: 2 },
    y: { axis: null, type: isSpiky(bins) ? "sqrt" : "linear", domain: [0, top] },
    marks: [
      Plot.areaY(real, { x, y1: 0, y2: "y", fill: "var(--real)", fillOpacity: 0.38 }),
      Plot.ruleY([0], { stroke: "var(--quiet)", strokeOpacity: 0.5 }),
      Plot.line(holdout, { ...line, stroke: "var(--ceiling)", strokeWidth: 1.1, strokeDasharray: "3 3" }),
      Plot.line(synthetic, { ...line, stroke: "var(--synthetic)", strokeWidth: 1.8 }),
    ],
  });
}

export function isSpiky(bins: Bins): boolean {
  const edges = placeEdges(bins);
  const range = (edges.at(-1) ?? 0) - (edges[0] ?? 0);
  const heights = [bins.real, bins.synthetic].flatMap((shares) => toOutline(edges, shares));
  return heights.reduce((most, { y }) => Math.max(most, y * range), 0) > SPIKE;
}

export function tableBins(bins: Bins): DataTable {
  const names = nameRanges(bins);
  return {
    caption: "Shares of all rows",
    of: "Range",
    columns: nameSides(bins.holdout !== null),
    rows: bins.real.map((real, index) => ({
      name: names[index] ?? "",
      values: [real, bins.synthetic[index] ?? null, ...(bins.holdout ? [bins.holdout[index] ?? null] : [])],
    })),
  };
}

export function nameBinShares(bins: Bins, index: number): string {
  return `${nameRanges(bins)[index]}: ${describeSides(bins.real[index], bins.synthetic[index])}`;
}

export function describeSides(real = 0, synthetic = 0): string {
  return `${formatShare(real)} real, ${formatShare(synthetic)} synthetic`;
}

export function nameSides(holdout: boolean) {
  const sides = holdout ? ["Real", "Synthetic", "Holdout"] : ["Real", "Synthetic"];
  return sides.map((label) => ({ label, format: formatShare }));
}

function isTimed({ scale, edges }: Bins): boolean {
  return (scale === "time" || scale === "date") && edges.every((edge) => Math.abs(edge) / 1000 <= LAST_DATE);
}

/** What is too wide for a number to hold is drawn bin by bin, all equally wide. */
function placeEdges({ edges }: Bins): readonly number[] {
  const range = (edges.at(-1) ?? 0) - (edges[0] ?? 0);
  if (!Number.isFinite(range)) return edges.map((_, index) => index);
  const thinnest = range === 0 ? 1 : range * THINNEST;
  const placed = [...edges];
  for (let index = 1; index < placed.length; index++)
    placed[index] = Math.max(placed[index] as number, (placed[index - 1] as number) + thinnest);
  return placed;
}

function describeAxis(bins: Bins, edges: readonly number[]): Plot.ScaleOptions {
  const [from = 0, to = 1] = [edges[0], edges.at(-1)];
  if (edges[0] !== bins.edges[0] || bins.edges[0] === bins.edges.at(-1)) {
    const ends = [...new Set([from, to])];
    return {
      type: "linear",
      domain: [from, to],
      ticks: ends,
      tickFormat: (value: number) => formatNumber((value === from ? bins.edges[0] : bins.edges.at(-1)) ?? 0),
    };
  }
  if (bins.scale === "whole") return describeWholeAxis(edges, from, to);
  if (isTimed(bins)) return { type: "utc", domain: [from / 1000, to / 1000], ticks: 5 };
  return { type: "linear", domain: [from, to], ticks: 6, tickFormat: formatTick };
}

/** Whole numbers stand under the middle of their bins where each has one of its own, else at their beginnings. */
function describeWholeAxis(edges: readonly number[], from: number, to: number): Plot.ScaleOptions {
  const isSingle = edges.length <= MOST_SINGLE && to - from === edges.length - 1;
  const ticks = isSingle ? edges.slice(0, -1).map((edge) => edge + 0.5) : Math.min(6, to - from);
  const tickFormat = isSingle ? (place: number) => formatTick(place - 0.5) : formatTick;
  return { type: "linear", domain: [from, to], ticks, tickFormat };
}

function toOutline(edges: readonly number[], shares: readonly number[]): Point[] {
  return shares.flatMap((share, index) => {
    const [from = 0, to = 1] = [edges[index], edges[index + 1]];
    const y = share / (to - from);
    return [
      { x: from, y },
      { x: to, y },
    ];
  });
}
