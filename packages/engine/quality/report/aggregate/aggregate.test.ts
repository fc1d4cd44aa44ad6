import fc from "fast-check";
import { expect, test } from "vitest";
import { columnFromValues, Dictionary, makeTable, sliceTable, type Table } from "../../../table/index.ts";
import { correlate } from "../../metrics/pairs/correlation.ts";
import { linkRows } from "../../sides/link-rows.ts";
import { drawnSchema, drawTable, shuffleColumns } from "../../testing/draw-tables.ts";
import {
  type Associations,
  associationsSchema,
  binsSchema,
  mosaicSchema,
  projectionSchema,
} from "../report.ts";
import { correctedCramersV } from "./cramers-v.ts";
import {
  describeAssociations,
  describeChildren,
  describeMosaic,
  describeProjection,
  fingerprintDatabase,
} from "./index.ts";
import { mapSides } from "./sides.ts";
import { drawnTable } from "./testing/draw-columns.ts";
import { expectSafeMosaic, expectSafeProjection } from "./testing/expect-safe.ts";

const schema = drawnSchema.tables["t"]!;
const limits = { limit: 40, seed: 1 };
const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0);

test("any tables: associations, mosaics and projections fit the report, are repeatable and show no few people", () => {
  fc.assert(
    fc.property(drawnTable, ({ schema: drawn, sides }) => {
      const rows = mapSides(sides, ({ rowCount }) => rowCount);
      const associations = describeAssociations(drawn, sides, limits);
      if (associations !== null) associationsSchema.parse(associations);
      expect(describeAssociations(drawn, sides, limits)).toEqual(associations);
      const names = Object.keys(drawn.columns);
      const mosaic = describeMosaic([names[0]!, names.at(-1)!], drawn, sides);
      if (mosaic !== null) expectSafeMosaic(mosaicSchema.parse(mosaic), rows);
      const projection = describeProjection(drawn, sides, 3);
      expect(describeProjection(drawn, sides, 3)).toEqual(projection);
      if (projection !== null) expectSafeProjection(projectionSchema.parse(projection), rows);
    }),
    { numRuns: 60 },
  );
});

test("associations: Pearson's r, Cramér's V, the same on the same rows, nothing left of shuffled ones", () => {
  const real = drawTable(3_000, 1);
  const sides = { real, synthetic: shuffleColumns(real, 2), holdout: real };
  const {
    columns,
    real: one,
    synthetic,
    holdout,
  } = describeAssociations(schema, sides, limits) as Associations;
  expect(columns).toEqual(["a", "b", "sum", "group", "label"]);
  expect(holdout).toEqual(one);
  const at = (a: string, b: string) => columns.indexOf(a) * columns.length + columns.indexOf(b);
  const [a, sum] = ["a", "sum"].map((name) => (real.columns.get(name) as { values: Float64Array }).values);
  expect(one[at("a", "sum")]).toBeCloseTo(correlate(a!, sum!, "real"), 12);
  expect(one[at("a", "group")]).toBeGreaterThan(0.6);
  expect(one[at("group", "group")]).toBe(1);
  for (const [i, value] of synthetic.entries())
    if (one[i] !== 1) expect(Math.abs(value ?? 1)).toBeLessThan(0.1);
});

test("Cramér's V by hand: no association is 0, a bijection is 1", () => {
  const one = Uint8Array.from({ length: 400 }, (_, row) => row % 2);
  const other = Uint8Array.from({ length: 400 }, (_, row) => (row >> 1) % 2);
  expect(correctedCramersV([one, 2], [other, 3])).toBe(0);
  expect(correctedCramersV([one, 2], [one, 2])).toBeCloseTo(1, 12);
  expect(correctedCramersV([one, 2], [new Uint8Array(400), 2])).toBeNaN();
  // χ²/n = (.8 − .2)² = .36 of a symmetric table; less 1/399, over r − 1 with r = 2 − 1/399.
  const mixed = one.map((code, row) => (row % 10 < 8 ? code : 1 - code));
  expect(correctedCramersV([one, 2], [mixed, 2])).toBeCloseTo(
    Math.sqrt((0.36 - 1 / 399) / (1 - 1 / 399)),
    12,
  );
});

test("beyond the limit those columns stay that differ most or go together most", () => {
  const columns = Array.from({ length: 60 }, (_, at) => `noise${at}`);
  const widen = (table: Table, seed: number) =>
    makeTable("t", [
      ...table.columns,
      ...columns.map(
        (name, at) => [name, drawTable(table.rowCount, 100 * seed + at).columns.get("a")!] as const,
      ),
    ]);
  const real = drawTable(1_000, 1);
  const wide = {
    ...schema,
    columns: {
      ...schema.columns,
      ...Object.fromEntries(columns.map((name) => [name, { type: "numerical" as const }])),
    },
  };
  const sides = { real: widen(real, 1), synthetic: widen(shuffleColumns(real, 5), 2) };
  const described = describeAssociations(wide, sides, { limit: 10, seed: 1 }) as Associations;
  expect(described.columns).toEqual(expect.arrayContaining(["a", "b", "sum", "group", "label"]));
  expect([described.columns.length, described.leftOut]).toEqual([10, 55]);
});

test("a mosaic counts what it says, with ranges of numbers in words", () => {
  const real = makeTable("t", [
    ["age", columnFromValues(Array.from({ length: 1_200 }, (_, row) => row % 60))],
    [
      "who",
      columnFromValues(
        Array.from({ length: 1_200 }, (_, row) => (row % 60 < 30 ? "young" : row % 7 === 0 ? null : "old")),
      ),
    ],
  ]);
  const described = describeMosaic(
    ["age", "who"],
    { ...schema, columns: { age: { type: "numerical" }, who: { type: "categorical" } } },
    { real, synthetic: sliceTable(real, 0, 60) },
  );
  expect(described?.first).toEqual(["< 10", "10 – 19", "20 – 29", "30 – 39", "40 – 49", "≥ 50"]);
  expect(described?.second).toEqual(["young", "old", "missing"]);
  expect(described?.real.slice(0, 3)).toEqual([1 / 6, 0, 0]);
  expect(total(described?.synthetic ?? [])).toBeCloseTo(1, 12);
});

test("the projection finds the directions that vary most, and shuffled rows elsewhere", () => {
  const real = drawTable(2_000, 1);
  const same = describeProjection(schema, { real, synthetic: real }, 1)!;
  for (const { real: one, synthetic } of same.cells) expect(synthetic).toBe(one);
  expect(same.explained[0]).toBeGreaterThan(0.4);
  expect(same.explained[0]).toBeGreaterThan(same.explained[1]);
  const shuffled = describeProjection(schema, { real, synthetic: shuffleColumns(real, 3) }, 1)!;
  const gap = shuffled.cells.reduce((sum, cell) => sum + Math.abs(cell.real - cell.synthetic), 0) / 2;
  expect(gap).toBeGreaterThan(0.1);
});

test("children per parent, also where all parents have the same number", () => {
  const link = (children: number[]) => {
    const keys = columnFromValues(children.map((_, parent) => parent));
    return linkRows(
      [columnFromValues(children.flatMap((count, parent) => new Array(count).fill(parent)))],
      [keys],
    );
  };
  const varied = Array.from({ length: 40 }, (_, parent) => parent % 4);
  expect(binsSchema.parse(describeChildren(link(varied), link([0, 9])))).toMatchObject({
    edges: [0, 1, 2, 3, 4],
    real: [0.25, 0.25, 0.25, 0.25],
    synthetic: [0.5, 0, 0, 0.5],
  });
  expect(describeChildren(link(new Array(20).fill(2)), link([1, 2, 2, 5]))).toMatchObject({
    edges: [0, 2, 3, 4],
    real: [0, 1, 0],
    synthetic: [0.25, 0.5, 0.25],
  });
  expect(describeChildren(link([1, 2, 3]), link([1]))).toBeNull();
});

test("a fingerprint is of values, not of how they are stored", () => {
  const base = { length: 3 };
  const print = (...columns: Parameters<typeof makeTable>[1][]) =>
    fingerprintDatabase(new Map(columns.map((own, at) => [`t${at}`, makeTable(`t${at}`, own)])));
  const whole = print([["x", columnFromValues([1, 2, null])]]);
  const nulls = Uint8Array.of(0, 0, 1);
  expect(print([["x", { ...base, kind: "float64", values: Float64Array.of(1, 2, 0), nulls }]])).toBe(whole);
  expect(print([["x", { ...base, kind: "int64", values: BigInt64Array.of(1n, 2n, 0n), nulls }]])).toBe(whole);
  expect(
    print([["x", { ...base, kind: "decimal", scale: 2, values: BigInt64Array.of(100n, 200n, 0n), nulls }]]),
  ).toBe(whole);
  expect(print([["x", columnFromValues([1, 2, 0])]])).not.toBe(whole);
  const fractions = print([["x", columnFromValues([1.5, 0.07, -3])]]);
  expect(
    print([["x", { ...base, kind: "decimal", scale: 3, values: BigInt64Array.of(1500n, 70n, -3000n) }]]),
  ).toBe(fractions);
  const texts = print([["x", columnFromValues(["a", "", "a"])]]);
  const recoded = {
    ...base,
    kind: "text",
    codes: Int32Array.of(2, 1, 2),
    dictionary: Dictionary.of(["z", "", "a"]),
  } as const;
  expect(print([["x", recoded]])).toBe(texts);
  expect(print([["x", columnFromValues(["a", null, "a"])]])).not.toBe(texts);
  expect(print([["x", columnFromValues(["a", "a", ""])]])).not.toBe(texts);
  expect(texts).toMatch(/^[0-9a-f]{64}$/);
});
