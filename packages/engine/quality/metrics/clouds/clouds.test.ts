import { expect, test } from "vitest";
import { type Database, makeTable, schemaSchema } from "../../../table/index.ts";
import { cloudMetrics } from "./index.ts";
import { alphaPrecision, authenticity, betaRecall } from "./support.ts";
import { energyDistance, maximumMeanDiscrepancy } from "./two-samples.ts";

const schema = schemaSchema.parse({ version: 1, tables: { t: { columns: { x: { type: "numerical" } } } } });

function take(...cells: number[]): Database {
  const column = { kind: "float64", length: cells.length, values: Float64Array.from(cells) } as const;
  return new Map([["t", makeTable("t", [["x", column]])]]);
}

test("by hand: two points against their shifted copies", async () => {
  // Real −1, 1 (mean 0, deviation 1), synthetic 1, 3: distances 2 | 2 | 2, 4, 0, 2.
  const input = { real: take(-1, 1), synthetic: take(1, 3), schema, seed: 1 };
  expect((await energyDistance.compute(input, {})).value).toBeCloseTo(2 * 2 - 1 - 1, 14);
  const k = (square: number) => Math.exp(-square / 8);
  const own = 2 * ((2 + 2 * k(4)) / 4);
  const across = (k(4) + k(16) + 1 + k(4)) / 4;
  const { value } = await maximumMeanDiscrepancy.compute(input, {});
  expect(value).toBeCloseTo(Math.sqrt(own - 2 * across), 14);
});

test("a copy is at distance 0; one row, none and infinite values have a reason", async () => {
  const real = take(1, 2, 5);
  for (const { compute } of [energyDistance, maximumMeanDiscrepancy])
    expect((await compute({ real, synthetic: real, schema, seed: 1 }, {})).value).toBeCloseTo(0, 7);
  for (const { compute, name } of cloudMetrics) {
    const code = async (synthetic: Database) => await compute({ real, synthetic, schema, seed: 1 }, {});
    expect(await code(take(1)), name).toMatchObject({ value: null, code: "too-few-values" });
    expect(await code(take()), name).toMatchObject({ value: null, code: "too-few-values" });
    const infinite = take(1, Number.POSITIVE_INFINITY);
    expect(await code(infinite), name).toMatchObject({ value: null, code: "infinite-values" });
  }
});

test("copies are precise and cover all but are not authentic; far rows are neither precise nor covering", async () => {
  const values = Array.from({ length: 200 }, (_, row) => row ** 1.5);
  const real = take(...values);
  const score = async (synthetic: Database) =>
    await Promise.all(
      [alphaPrecision, betaRecall, authenticity].map(
        async ({ compute }) => (await compute({ real, synthetic, schema, seed: 1 }, {})).value as number,
      ),
    );
  const [precise = 0, covered = 0, authentic = 1] = await score(real);
  expect(precise).toBeGreaterThan(0.98);
  expect(covered).toBeGreaterThan(0.98);
  expect(authentic).toBe(0);
  const far = await score(take(...values.map((value) => value + 1e6)));
  expect(far[0]).toBeLessThan(0.05);
  expect(far[1]).toBeLessThan(0.05);
  expect(far[2]).toBe(1);
});
