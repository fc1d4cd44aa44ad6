import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CellValue,
  type Column,
  columnFromValues,
  type LogicalType,
  renderCell,
} from "../../../table/index.ts";
import { type Bars, type Bins, columnReportSchema } from "../report.ts";
import { type DescribedColumn, describeDistribution } from "./describe-distribution.ts";
import { mapSides } from "./sides.ts";
import { drawColumn, rowCounts } from "./testing/draw-columns.ts";
import { expectSafeColumn } from "./testing/expect-safe.ts";

const answer = columnReportSchema.pick({
  compared: true,
  distribution: true,
  missing: true,
  facts: true,
  withheld: true,
});

function describe(
  type: LogicalType,
  real: CellValue[],
  synthetic = real,
  holdout?: CellValue[],
): DescribedColumn {
  const sides = { real: columnFromValues(real), synthetic: columnFromValues(synthetic) };
  return describeDistribution(
    { type },
    holdout === undefined ? sides : { ...sides, holdout: columnFromValues(holdout) },
  );
}

test("no group holds one to four people, all shares are of all rows, nothing extreme is told", () => {
  fc.assert(
    fc.property(
      rowCounts.chain((rows) => drawColumn(rows)),
      ({ type, sides }) => {
        const described = describeDistribution({ type }, sides);
        answer.parse(described);
        expect(describeDistribution({ type }, sides)).toEqual(described);
        expectSafeColumn(
          described,
          mapSides(sides, ({ length }) => length),
        );
        if (described.distribution?.kind === "bins")
          checkEdges(described.distribution, sides.real, described.compared);
        if (described.distribution?.kind === "bars")
          checkNames(described.distribution, sides.real, described.compared);
      },
    ),
    { numRuns: 300 },
  );
});

function checkEdges(bins: Bins, real: Column, compared: string): void {
  const { edges, scale } = bins;
  for (let at = 1; at < edges.length; at++) expect(edges[at]).toBeGreaterThan(edges[at - 1] as number);
  if (compared === "lengths") return;
  const values = listNumbers(real)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const beyond = scale === "whole" ? 1 : scale === "date" ? 86_400e6 : 0;
  expect(edges[0]).toBeGreaterThanOrEqual(values[4] as number);
  expect((edges.at(-1) as number) - beyond).toBeLessThanOrEqual(values.at(-5) as number);
  expect(bins.real.length).toBe(edges.length - 1);
}

function checkNames({ categories }: Bars, real: Column, compared: string): void {
  expect(new Set(categories).size).toBe(categories.length);
  if (compared === "lengths") return;
  const texts = Array.from({ length: real.length }, (_, row) => renderCell(real, row));
  for (const category of categories)
    expect(texts.filter((text) => text === category).length).toBeGreaterThanOrEqual(5);
}

function listNumbers(column: Column): number[] {
  if (column.kind === "text") return [];
  const unit = column.kind === "decimal" ? 10 ** column.scale : 1;
  return Array.from<number | bigint, number>(column.values, (value) => Number(value) / unit).filter(
    (_, row) => column.nulls?.[row] !== 1,
  );
}

test("by hand: whole numbers have a bin each, counted on each side", () => {
  const real = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 4];
  const { distribution, compared } = describe("numerical", real, [1, 2, 9, 9]);
  expect(compared).toBe("numbers");
  // 4 lies beyond the fifth largest value.
  expect(distribution).toEqual({
    kind: "bins",
    scale: "whole",
    edges: [1, 2, 3, 4],
    real: [0.25, 0.25, 0.5],
    synthetic: [0.25, 0.25, 0.5],
    holdout: null,
  });
});

test("edges are round and a heavy tail does not take the bulk's bins", () => {
  const real = Array.from({ length: 2_000 }, (_, row) => (1 - (row + 0.5) / 2_000) ** -0.5);
  const { distribution } = describe("numerical", real);
  const { edges, real: shares } = distribution as Bins;
  expect(edges.length).toBeGreaterThan(10);
  // Up to 63, of which four fifths lie below 3.
  expect(edges.at(-1)).toBeLessThan(9);
  expect(Math.max(...shares)).toBeLessThan(0.35);
  for (const edge of edges) expect(String(edge).length).toBeLessThanOrEqual(5);
});

test("times are cut at the calendar", () => {
  const day = 86_400_000_000n;
  const values = BigInt64Array.from({ length: 900 }, (_, row) => BigInt(row) * day);
  const column: Column = { kind: "datetime", part: "date", length: 900, values };
  const { distribution, compared } = describeDistribution(
    { type: "date" },
    { real: column, synthetic: column },
  );
  const { edges, scale } = distribution as Bins;
  expect([compared, scale]).toEqual(["times", "date"]);
  for (const edge of edges.slice(1, -1))
    expect(new Date(edge / 1_000).toISOString()).toMatch(/-01T00:00:00.000Z$/);
  expect(edges.length).toBeGreaterThan(25);
});

test("bins of a few are merged with the smaller neighbour", () => {
  const real = [20, 3, 6, 20].flatMap((count, at) => new Array<number>(count).fill(at + 1));
  const { edges, real: shares } = describe("numerical", real).distribution as Bins;
  expect(edges).toEqual([1, 2, 4, 5]);
  expect(shares).toEqual([20 / 49, 9 / 49, 20 / 49]);
});

test("categories: twenty by name, then smaller, rare and unseen ones", () => {
  const real = Array.from({ length: 30 }, (_, at) => new Array(at + 1).fill(`c${at}`)).flat();
  const {
    categories,
    others,
    real: shares,
  } = describe("categorical", real, ["c29", "c0", "new", "new2"]).distribution as Bars;
  expect(categories).toEqual(Array.from({ length: 20 }, (_, at) => `c${29 - at}`));
  expect(shares[0]).toBe(30 / 465);
  expect(others).toEqual([
    { what: "smaller", count: 6, real: (5 + 6 + 7 + 8 + 9 + 10) / 465, synthetic: 0, holdout: null },
    { what: "rare", count: 4, real: 10 / 465, synthetic: 0.25, holdout: null },
    { what: "unseen", count: 2, real: 0, synthetic: 0.5, holdout: null },
  ]);
});

test("steps of a scale stand in the schema's order, not by size", () => {
  const steps = ["low", "middle", "high"];
  const column = columnFromValues(Array.from({ length: 60 }, (_, row) => steps[row < 30 ? 2 : row % 2]));
  const schema = { type: "ordinal", values: steps } as const;
  const { distribution } = describeDistribution(schema, { real: column, synthetic: column });
  expect(distribution).toMatchObject({ categories: steps, real: [0.25, 0.25, 0.5] });
});

test("ten thousand categories are as few bars as ever", () => {
  const real = Array.from({ length: 60_000 }, (_, row) => `c${row % 10_000}`);
  const { categories, others } = describe("categorical", real).distribution as Bars;
  expect(categories.length).toBe(20);
  expect(others).toEqual([{ what: "smaller", count: 9_980, real: 0.998, synthetic: 0.998, holdout: null }]);
});

test("a handful of rare or missing rows is counted with the largest group", () => {
  const { distribution, missing } = describe("categorical", [
    ...new Array(50).fill("M"),
    ...new Array(47).fill("F"),
    "X",
    null,
    null,
  ]);
  expect(missing.real).toBe(0);
  expect(distribution).toMatchObject({ categories: ["M", "F"], real: [0.53, 0.47] });
  expect((distribution as Bars).others).toMatchObject([{ what: "rare", count: 1, real: 0, synthetic: 0.01 }]);
});

test("a constant is a category beside which other values are seen", () => {
  const { distribution, facts } = describe("numerical", new Array(8).fill(7.5), [7.5, 7.5, 7.5, 8]);
  expect(distribution).toMatchObject({
    kind: "bars",
    categories: ["7.5"],
    synthetic: [0.75],
    others: [{ what: "unseen", count: 1, synthetic: 0.25 }],
  });
  expect(facts.find(({ what }) => what === "mean")?.real).toBe(7.5);
});

test("why there is no picture is said in words", () => {
  const why = (type: LogicalType, real: CellValue[], synthetic: CellValue[] = [1]) =>
    describe(type, real, synthetic).withheld;
  expect(why("categorical", [])).toMatch(/no rows/);
  expect(why("text", ["a"])).toMatch(/fewer than five rows/);
  expect(why("numerical", new Array(9).fill(null))).toMatch(/All real values are missing/);
  expect(why("numerical", [...new Array(9).fill(null), 1, 2])).toMatch(/Fewer than five real rows/);
  expect(why("numerical", [1, 2, 3, 4, 5, 6])).toMatch(/Fewer than ten/);
  expect(why("numerical", ["a", "b"])).toMatch(/other text/);
});

test("texts are told by the length of their characters", () => {
  const { compared, distribution } = describe("email", [
    "a",
    "é",
    "😀",
    "z",
    "x",
    "bb",
    "bb",
    "bb",
    "bb",
    "bb",
  ]);
  expect(compared).toBe("lengths");
  expect(distribution).toMatchObject({ scale: "whole", edges: [1, 2, 3], real: [0.5, 0.5] });
});

test("held-out rows are people too, and too few of them are left out", () => {
  const real = Array.from({ length: 100 }, (_, row) => row % 5);
  const few = describe("categorical", real, real, [0, 0, 0, 0, 0, 1, 1]).distribution as Bars;
  expect(few.holdout).not.toBeNull();
  expect(few.categories).not.toContain("1");
  expect((describe("categorical", real, real, [0, 1]).distribution as Bars).holdout).toBeNull();
  expect((describe("numerical", real, real, [0, 1]).distribution as Bins).holdout).toBeNull();
});
