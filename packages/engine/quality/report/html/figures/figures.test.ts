import { describe, expect, test } from "vitest";
import type { Bars, Bins, Report } from "../../report.ts";
import { reportSchema } from "../../report.ts";
import { measureGap } from "../gaps.ts";
import { renderFigures } from "../render-figures.ts";
import { makeSampleReport } from "../testing/sample-report.ts";
import { drawBars, tableBars } from "./draw-bars.ts";
import { drawHistogram, tableBins } from "./draw-histogram.ts";
import type { DataTable } from "./figure.ts";
import { chooseDrawn, limitDistributions } from "./figure-limit.ts";
import { listFigures } from "./list-figures.ts";

const report = makeSampleReport({ tables: 3, columns: 12, drift: 0.2 });
const table = report.tables[0] as Report["tables"][number];
const figures = new Map([...listFigures(report)].map(({ name, figure }) => [name, figure]));
const valuesOf = (data: DataTable | undefined) => data?.rows.map(({ values }) => values);

test("the sample is a report", () => {
  expect(reportSchema.parse(report)).toEqual(report);
});

describe("a figure's table holds the report's numbers", () => {
  test("of distributions", () => {
    for (const { column, index } of chooseDrawn(table.columns, 100)) {
      const { distribution } = column;
      const figure = [...figures].find(([name]) =>
        name.startsWith(`table-1-people-column-${index + 1}-`),
      )?.[1];
      const others = distribution.kind === "bars" ? distribution.others : [];
      expect(valuesOf(figure?.tables[0])).toEqual([
        ...distribution.real.map((real, at) => [
          real,
          distribution.synthetic[at],
          distribution.holdout?.[at],
        ]),
        ...others.map(({ real, synthetic, holdout }) => [real, synthetic, holdout]),
      ]);
      if (column.facts.length > 0)
        expect(valuesOf(figure?.tables[1])).toEqual(
          column.facts.map(({ real, synthetic }) => [real, synthetic]),
        );
    }
  });

  test("of associations: each pair once, with its difference", () => {
    const associations = table.associations as NonNullable<typeof table.associations>;
    const { columns, real, synthetic } = associations;
    const data = figures.get("table-1-people-associations")?.tables[0];
    expect(data?.rows.length).toBe((columns.length * (columns.length - 1)) / 2);
    let row = 0;
    for (let first = 0; first < columns.length; first++)
      for (let second = first + 1; second < columns.length; second++) {
        const at = first * columns.length + second;
        const [one, other] = [real[at] ?? null, synthetic[at] ?? null];
        const difference = one === null || other === null ? null : other - one;
        expect(data?.rows[row++]).toEqual({
          name: `${columns[first]} × ${columns[second]}`,
          values: [one, other, difference],
        });
      }
  });

  test("of mosaics, projections and children", () => {
    const [mosaic, projection, relationship] = [table.mosaics[0], table.projection, report.relationships[0]];
    const find = (start: string) => [...figures].find(([name]) => name.startsWith(start))?.[1].tables[0];
    expect(valuesOf(find("table-1-people-mosaic"))).toEqual(
      mosaic?.real.map((share, at) => [share, mosaic.synthetic[at]]),
    );
    expect(valuesOf(find("table-1-people-projection"))).toEqual(
      projection?.cells.map(({ real, synthetic }) => [real, synthetic]),
    );
    expect(valuesOf(find("relationship-1"))).toEqual(
      relationship?.children?.real.map((share, at) => [share, relationship.children?.synthetic[at]]),
    );
  });
});

test("histograms draw areas: a bin twice as wide is half as high for the same share", () => {
  const bins: Bins = {
    ...{ kind: "bins", scale: "number", edges: [0, 1, 3], holdout: null },
    ...{ real: [0.5, 0.5], synthetic: [0.5, 0.5] },
  };
  const line = / d="M[\d.]+,([\d.]+)L[\d.]+,\1L[\d.]+,([\d.]+)L/.exec(
    drawHistogram(bins).content.split('stroke="var(--synthetic)"')[1] ?? "",
  );
  const floor = 150 - 22;
  const [high, low] = [floor - Number(line?.[1]), floor - Number(line?.[2])];
  expect(high / low).toBeCloseTo(2, 1);
});

test.each<[string, number[]]>([
  ["a single value", [7, 7]],
  ["the widest of numbers", [-1.7e308, 0, 1.7e308]],
  ["equal edges", [0, 0, 0, 1]],
  ["years beyond calendars", [-9e18, 0, 9e18]],
])("%s can be drawn", (_, edges) => {
  for (const scale of ["number", "whole", "time", "date"] as const) {
    const shares = edges.slice(1).map(() => 1 / (edges.length - 1));
    const bins: Bins = { kind: "bins", scale, edges, real: shares, synthetic: shares, holdout: shares };
    const { content } = drawHistogram(bins);
    expect(content).not.toMatch(/NaN|Infinity|undefined|Invalid/);
    expect(content).toContain("var(--synthetic)");
    expect(tableBins(bins).rows).toHaveLength(shares.length);
  }
});

test("of many categories the largest are drawn and the rest is one bar; the table has all", () => {
  const categories = Array.from({ length: 20 }, (_, index) => `c${index}`);
  const shares = categories.map(() => 0.05);
  const bars: Bars = { kind: "bars", categories, real: shares, synthetic: shares, holdout: null, others: [] };
  expect(drawBars(bars).content).toContain(">13 more</text>");
  expect(tableBars(bars).rows.map(({ name }) => name)).toEqual(categories);
});

test("few columns are drawn of many tables, all of few, never more than a page can take", () => {
  expect(limitDistributions(makeSampleReport({ columns: 100 }))).toBe(400);
  expect(limitDistributions(makeSampleReport({ tables: 100, columns: 2 }))).toBe(6);
});

test("chance: two draws of the same data are not called different", () => {
  const [real, synthetic] = [
    [0.5, 0.5],
    [0.45, 0.55],
  ];
  const few = measureGap(real, synthetic, { real: 100, synthetic: 100 });
  expect(few.share).toBeCloseTo(0.05);
  // √(2/π) × √(.25 × .02), as the mean of |difference| of two shares of 100 rows.
  expect(few.chance).toBeCloseTo(0.0564, 3);
  expect(measureGap(real, synthetic, { real: null, synthetic: null }).chance).toBe(0);
});

test("SVG files have names of their own, stand alone, and bring nothing with them", () => {
  const files = [...renderFigures(report)];
  expect(new Set(files.map(({ name }) => name)).size).toBe(files.length);
  expect(files.length).toBe(figures.size);
  for (const { name, svg } of files) {
    expect(name).toMatch(/^[a-z0-9-]+\.svg$/);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d/);
    expect(svg).not.toMatch(/var\(|<script|href|NaN|undefined/);
  }
});
