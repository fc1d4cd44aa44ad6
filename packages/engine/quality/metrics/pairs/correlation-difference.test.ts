import { expect, test } from "vitest";
import { Random } from "../../../base/index.ts";
import { makeTable, schemaSchema } from "../../../table/index.ts";
import { correlate } from "./correlation.ts";
import {
  correlationFrobenius,
  correlationMeanDifference,
  correlationOfCorrelations,
} from "./correlation-difference.ts";
import { correlateAll } from "./correlation-matrix.ts";

function drawColumns(count: number, rows: number, random: Random): Float64Array[] {
  return Array.from({ length: count }, (_, column) =>
    Float64Array.from({ length: rows }, (_, row) =>
      column % 3 === 1 && random.below(10) === 0 ? Number.NaN : random.float() + row / (column + 2),
    ),
  );
}

test("all correlations at once are those of each pair, missing values or not", () => {
  const columns = [...drawColumns(11, 60, new Random(3)), new Float64Array(60).fill(4)];
  const matrix = correlateAll(columns, "real");
  let at = 0;
  for (const [index, one] of columns.entries())
    for (const other of columns.slice(index + 1)) {
      const value = matrix[at++] as number;
      if (other === columns.at(-1)) expect(value).toBeNaN();
      else expect(value).toBeCloseTo(correlate(one, other, "real"), 13);
    }
  expect(at).toBe(matrix.length);
});

const schema = schemaSchema.parse({
  version: 1,
  tables: {
    t: { columns: Object.fromEntries(["a", "b", "c"].map((name) => [name, { type: "numerical" }])) },
  },
});

function makeInput(real: readonly number[][], synthetic: readonly number[][]) {
  const take = (columns: readonly number[][]) =>
    new Map([
      [
        "t",
        makeTable(
          "t",
          columns.map((values, index) => [
            "abc"[index] as string,
            { kind: "float64", length: values.length, values: Float64Array.from(values) },
          ]),
        ),
      ],
    ]);
  return { real: take(real), synthetic: take(synthetic), schema, seed: 1 };
}

test("by hand: one correlation of three turned round", async () => {
  const [rise, fall, hill] = [
    [1, 2, 3, 4],
    [4, 3, 2, 1],
    [1, 2, 2, 1],
  ] as [number[], number[], number[]];
  // Real: r(ab) = −1, others 0; synthetic: r(ab) = 1, others 0.
  const input = makeInput([rise, fall, hill], [rise, rise, hill]);
  expect((await correlationFrobenius.compute(input, {})).value).toBeCloseTo(Math.sqrt(8), 14);
  expect((await correlationMeanDifference.compute(input, {})).value).toBeCloseTo(2 / 3, 14);
  expect((await correlationOfCorrelations.compute(input, {})).value).toBeCloseTo(-1, 14);
});

test("where nothing correlates there is a reason", async () => {
  const flat = [[1], [2], [3]];
  for (const metric of [correlationFrobenius, correlationMeanDifference, correlationOfCorrelations]) {
    expect(await metric.compute(makeInput(flat, flat), {})).toMatchObject({ code: "nothing-to-compare" });
    const none = [[], [], []];
    expect(await metric.compute(makeInput(none, none), {})).toMatchObject({ code: "nothing-to-compare" });
  }
});
