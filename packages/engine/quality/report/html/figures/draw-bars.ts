/** @file Shares of categories: real as a broad bar, synthetic as a narrow one on it, the holdout as a dashed tick. */
import * as Plot from "@observablehq/plot";
import type { Bars } from "../../report.ts";
import { sayCount } from "../../words.ts";
import { labelName } from "../names.ts";
import { formatShareTick } from "../numbers.ts";

import { nameSides } from "./draw-histogram.ts";
import { drawPlot } from "./draw-plot.ts";
import type { DataTable, Drawing } from "./figure.ts";

/** More are not read; they stand in the table, and together as one bar. */
const MOST_BARS = 8;
const ROW = 21;

interface Bar {
  readonly label: string;
  readonly real: number;
  readonly synthetic: number;
  readonly holdout: number | null;
}

export function drawBars(bars: Bars): Drawing {
  const rows = listBars(bars).map((bar, row) => ({ ...bar, row }));
  const top = rows.reduce((most, row) => Math.max(most, row.real, row.synthetic, row.holdout ?? 0), 0) || 1;
  const y = "row";
  return drawPlot({
    width: 400,
    height: Math.max(1, rows.length) * ROW + 24,
    margin: 2,
    marginLeft: 132,
    marginRight: 22,
    marginBottom: 22,
    x: {
      domain: [0, top],
      label: null,
      ticks: 4,
      tickFormat: formatShareTick,
      tickSize: 4,
    },
    y: {
      type: "band",
      domain: rows.map(({ row }) => row),
      label: null,
      tickSize: 0,
      tickFormat: (row: number) => rows[row]?.label ?? "",
      paddingInner: 0.25,
      paddingOuter: 0.125,
    },
    marks: [
      Plot.barX(rows, { x: "real", y, fill: "var(--real)", fillOpacity: 0.38 }),
      Plot.barX(rows, { x: "synthetic", y, fill: "var(--synthetic)", insetTop: 5.5, insetBottom: 5.5 }),
      Plot.tickX(
        rows.filter(({ holdout }) => holdout !== null),
        { x: "holdout", y, stroke: "var(--ceiling)", strokeWidth: 1.4, strokeDasharray: "3 2" },
      ),
      Plot.ruleX([0], { stroke: "var(--quiet)", strokeOpacity: 0.5 }),
    ],
  });
}

export function tableBars(bars: Bars): DataTable {
  return {
    caption: "Shares of all rows",
    of: "Category",
    columns: nameSides(bars.holdout !== null),
    rows: listAll(bars, (name) => name).map(({ label, real, synthetic, holdout }) => ({
      name: label,
      values: [real, synthetic, ...(bars.holdout ? [holdout] : [])],
    })),
  };
}

export function describeOthers({ what, count }: Bars["others"][number]): string {
  if (what === "smaller") return sayCount(count, "smaller one");
  if (what === "rare") return sayCount(count, "rare one");
  return `${sayCount(count, "value")} not in real`;
}

function listBars(bars: Bars): Bar[] {
  const all = listAll(bars, labelName);
  const named = bars.categories.length;
  if (named <= MOST_BARS) return all;
  const merged = all.slice(MOST_BARS - 1, named);
  const sum = (side: "real" | "synthetic") => merged.reduce((total, bar) => total + bar[side], 0);
  const rest = {
    label: `${merged.length} more`,
    real: sum("real"),
    synthetic: sum("synthetic"),
    holdout: bars.holdout && merged.reduce((total, { holdout }) => total + (holdout ?? 0), 0),
  };
  return [...all.slice(0, MOST_BARS - 1), rest, ...all.slice(named)];
}

function listAll(bars: Bars, label: (name: string) => string): Bar[] {
  const named = bars.categories.map((category, index) => ({
    label: label(category),
    real: bars.real[index] ?? 0,
    synthetic: bars.synthetic[index] ?? 0,
    holdout: bars.holdout?.[index] ?? null,
  }));
  return [...named, ...bars.others.map((other) => ({ ...other, label: describeOthers(other) }))];
}
