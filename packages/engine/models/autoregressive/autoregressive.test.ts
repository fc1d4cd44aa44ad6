import { expect, test, vi } from "vitest";
import { Random } from "../../base/index.ts";
import type { FindBounds, TokenRows, TokenVariable } from "../tokens.ts";
import { fitAutoregressive } from "./fit-autoregressive.ts";
import type { AutoregressiveModel } from "./model.ts";
import { openSampler } from "./open-sampler.ts";
import { type KnownTable, makeNumber, makeNumbers, makeXor, quickSettings } from "./testing/known-laws.ts";

// A second or two where nothing else runs.
vi.setConfig({ testTimeout: 30_000 });

const fit = (table: KnownTable, seed = "fit") =>
  fitAutoregressive({ ...table, settings: quickSettings(table), random: new Random(seed).save() });

async function draw(model: AutoregressiveModel, rowCount: number, seed = "draw"): Promise<TokenRows> {
  const sampler = await openSampler(model, { random: new Random(seed).save() });
  const rows = await sampler.draw({ block: 0, rowCount });
  await sampler.close();
  return rows;
}

test("a law that no pair of variables shows is learned: one coin is whether the others differ", async () => {
  const model = await fit(makeXor(4_000));
  const { columns } = await draw(model, 4_000);
  const [left, right, differ] = columns.map(({ coarse }) => coarse);
  const broken = left!.filter((value, row) => (value ^ right![row]!) !== differ![row]).length;
  expect(broken / 4_000).toBeLessThan(0.01);
  const heads = left!.reduce((sum, value) => sum + value, 0);
  expect(Math.abs(heads / 4_000 - 0.5)).toBeLessThan(0.03);
});

test("numbers of two levels keep their distance, and nulls stand together", async () => {
  const model = await fit(makeNumbers(3_000));
  const { columns } = await draw(model, 4_000);
  const [x, y] = columns.map(({ positions }) => positions!);
  const nulls = x!.filter(Number.isNaN).length / 4_000;
  expect(Math.abs(nulls - 0.25)).toBeLessThan(0.02);
  expect(x!.filter((value, row) => Number.isNaN(value) !== Number.isNaN(y![row]!)).length).toBeLessThan(40);
  const far = x!.filter((value, row) => Math.abs(value - y![row]!) > 0.13).length;
  expect(far / 3_000).toBeLessThan(0.05);
  // Among independent numbers 76 % would be as far apart; inside the same eighth alone, 20 %.
  const distances = x!
    .map((value, row) => Math.abs(value - y![row]!))
    .filter((value) => !Number.isNaN(value));
  expect(distances.reduce((a, b) => a + b, 0) / distances.length).toBeLessThan(0.058);
});

test("the same seed gives the same model and rows to the byte, another one others", async () => {
  const table = makeXor(500);
  const [model, again, other] = [await fit(table), await fit(table), await fit(table, "other")];
  expect(again).toEqual(model);
  expect(other.weights).not.toEqual(model.weights);
  expect(await draw(again, 100)).toEqual(await draw(model, 100));
  expect(await draw(model, 100, "other")).not.toEqual(await draw(model, 100));
});

const fitted = fit(makeXor(100));

test("a block depends on its number and on no other block", async () => {
  const model = await fitted;
  const sampler = await openSampler(model, { random: new Random("draw").save() });
  const alone = await sampler.draw({ block: 3, rowCount: 50 });
  await sampler.draw({ block: 0, rowCount: 70 });
  expect(await sampler.draw({ block: 3, rowCount: 50 })).toEqual(alone);
  expect(await sampler.draw({ block: 4, rowCount: 50 })).not.toEqual(alone);
  await sampler.close();
});

const constant: TokenVariable = { name: "constant", size: 1 };
const coin: TokenVariable = { name: "coin", size: 2 };
const value: TokenVariable = {
  name: "value",
  size: 1,
  scale: { from: Float32Array.of(0.5), to: Float32Array.of(0.5), distinct: Uint8Array.of(1) },
};
const columnsOf = (rowCount: number) => [
  { coarse: new Uint16Array(rowCount) },
  { coarse: new Uint16Array(rowCount).fill(1) },
  { coarse: new Uint16Array(rowCount), positions: new Float32Array(rowCount).fill(0.5) },
];

test.each([
  ["no variables", [], 5],
  ["no rows", [constant, coin, value], 0],
  ["one row", [constant, coin, value], 1],
  ["constants", [constant, coin, value], 20],
] as const)("%s", async (_, variables, rowCount) => {
  const columns = columnsOf(rowCount).slice(0, variables.length);
  const model = await fit({ variables, rows: { rowCount, columns } });
  const rows = await draw(model, 7);
  expect(rows.columns.map(({ coarse }) => coarse.length)).toEqual(variables.map(() => 7));
  expect((await draw(model, 0)).columns).toHaveLength(variables.length);
  if (rowCount === 20) expect(rows.columns.map(({ coarse }) => coarse[3])).toEqual([0, 1, 0]);
});

test("a fit that is cancelled throws the coded error", async () => {
  const table = makeXor(2_000);
  const controller = new AbortController();
  const settings = quickSettings(table);
  const input = { ...table, settings, random: new Random(1).save() };
  const fitting = fitAutoregressive(input, {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(fitting).rejects.toMatchObject({ code: "cancelled" });
});

test.each([
  ["a column too few", (rows: TokenRows) => ({ ...rows, columns: rows.columns.slice(1) })],
  ["rows that are not there", (rows: TokenRows) => ({ ...rows, rowCount: 600 })],
  [
    "a token beyond its size",
    (rows: TokenRows) => ({
      ...rows,
      columns: rows.columns.map(() => ({ coarse: new Uint16Array(500).fill(2) })),
    }),
  ],
])("%s is refused", async (_, spoil) => {
  const { variables, rows } = makeXor(500);
  await expect(fit({ variables, rows: spoil(rows) })).rejects.toMatchObject({ code: "token-rows-invalid" });
});

test.each([
  ["twice the same name", [coin, coin]],
  ["a variable after one that is not there", [{ ...coin, after: ["nothing"] }]],
  [
    "variables that wait for one another",
    [
      { ...coin, after: ["constant"] },
      { ...constant, after: ["coin"] },
    ],
  ],
  ["a size of 0", [{ ...coin, size: 0 }]],
])("%s is refused", async (_, variables: readonly TokenVariable[]) => {
  const rows = { rowCount: 1, columns: variables.map(() => ({ coarse: new Uint16Array(1) })) };
  const fitting = fitAutoregressive({
    variables,
    rows,
    settings: quickSettings(makeXor(1)),
    random: new Random(1).save(),
  });
  await expect(fitting).rejects.toMatchObject({ code: "token-variables-invalid" });
});

test.each([
  [
    "weights of another size",
    (model: AutoregressiveModel) => ({ ...model, weights: model.weights.slice(1) }),
  ],
  ["an order that repeats itself", (model: AutoregressiveModel) => ({ ...model, order: [0, 0, 1] })],
  ["parents that come later", (model: AutoregressiveModel) => ({ ...model, parents: [[0], [1], [2]] })],
  [
    "weights that are no numbers",
    ({ weights, ...model }: AutoregressiveModel) => ({
      ...model,
      weights: weights.map((own) => ({ ...own, head: own.head.map(() => Number.NaN) })),
    }),
  ],
  [
    "another width",
    (model: AutoregressiveModel) => ({ ...model, settings: { ...model.settings, hidden: 17 } }),
  ],
])("a model of %s is refused", async (_, spoil) => {
  const model = await fitted;
  await expect(draw(spoil(model), 1)).rejects.toMatchObject({ code: "model-invalid" });
});

test("bounds given by what was drawn before hold in every row, and null stays as likely", async () => {
  const { rows } = makeNumbers(2_000);
  const model = await fit({ variables: [makeNumber("x", ["y"]), makeNumber("y")], rows });
  const sampler = await openSampler(model, { random: new Random("draw").save() });
  const findBounds: FindBounds = (_, drawn) => ({ low: drawn.get("y")!.positions! });
  const drawn = await sampler.draw({ block: 0, rowCount: 2_000, findBounds });
  await sampler.close();
  const [x, y] = drawn.columns.map(({ positions }) => positions!);
  expect(x!.some((value, row) => value < y![row]!)).toBe(false);
  expect(Math.abs(x!.filter(Number.isNaN).length / 2_000 - 0.25)).toBeLessThan(0.04);
});
