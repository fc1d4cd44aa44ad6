import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import type { TokenRows, TokenVariable } from "../tokens.ts";
import {
  addForestProbabilities,
  binTokens,
  checkForest,
  chooseForest,
  defaultForestSettings,
  drawFromForest,
  type Forest,
  fitForest,
  fitMixtureWeight,
  forestProbability,
  type TokenForest,
} from "./index.ts";

const plain = (name: string, size: number): TokenVariable => ({ name, size });

/** A token for each of `size − 1` values on a scale, then null. */
function scaled(name: string, size: number): TokenVariable {
  const from = Float32Array.from({ length: size }, (_, token) =>
    token === size - 1 ? Number.NaN : token / size,
  );
  return { name, size, scale: { from, to: from, distinct: new Uint8Array(size).fill(1) } };
}

function rowsOf(...columns: ArrayLike<number>[]): TokenRows {
  return {
    rowCount: columns[0]?.length ?? 0,
    columns: columns.map((tokens) => ({ coarse: Uint16Array.from(tokens) })),
  };
}

function drawTokens(random: Random, count: number, size: number): number[] {
  return Array.from({ length: count }, () => random.below(size));
}

function fit(variables: TokenVariable[], rows: TokenRows, settings = {}, seed = 1): Forest {
  const order = variables.map((_, index) => index);
  return fitForest({
    variables,
    rows,
    order,
    settings: { ...defaultForestSettings, ...settings },
    random: new Random(seed),
  });
}

const binAll = (forest: Forest, rows: TokenRows) =>
  rows.columns.map(({ coarse }, index) => binTokens(forest.bins[index] as Uint8Array, coarse));
const lastOf = (forest: Forest) => forest.columns.at(-1) as TokenForest;
const meanLoss = (probability: Float64Array) =>
  probability.reduce((sum, p) => sum - Math.log(p), 0) / probability.length;

/** y copies x in two rows of three; z is a null, a low or a high number by x. */
function makeMixed(count: number, seed = 7) {
  const random = new Random(seed);
  const x = drawTokens(random, count, 6);
  const y = x.map((token) => (random.float() < 2 / 3 ? token : random.below(6)));
  const z = x.map((token) => (token < 2 ? 9 : token < 4 ? random.below(4) : 4 + random.below(5)));
  return { variables: [plain("x", 6), plain("y", 6), scaled("z", 10)], rows: rowsOf(x, y, z) };
}

test("three coins whose parity decides the fourth are seen through, which no pair of them shows", () => {
  const random = new Random(3);
  const coins = [0, 1, 2].map(() => drawTokens(random, 4_000, 2));
  const parity = coins[0]!.map((coin, row) => (coin + coins[1]![row]! + coins[2]![row]!) % 2);
  const rows = rowsOf(...coins, parity);
  const forest = fit(
    ["a", "b", "c", "d"].map((name) => plain(name, 2)),
    rows,
  );
  const probability = forestProbability(lastOf(forest), binAll(forest, rows), rows.columns[3]!.coarse);
  expect(Math.min(...probability)).toBeGreaterThan(0.99);
});

test("one category of forty that goes its own way is found", () => {
  const random = new Random(5);
  const x = drawTokens(random, 8_000, 40);
  const y = x.map((token) => (token === 17 ? 3 : random.below(3)));
  const rows = rowsOf(x, y);
  const forest = fit([plain("x", 40), plain("y", 4)], rows);
  const probability = forestProbability(lastOf(forest), binAll(forest, rows), rows.columns[1]!.coarse);
  const own = [...probability].filter((_, row) => x[row] === 17);
  expect(Math.min(...own)).toBeGreaterThan(0.97);
});

test("on rows it has not seen it is nearly as good as the truth", () => {
  const { variables, rows } = makeMixed(20_000);
  const forest = fit(variables, rows);
  const fresh = makeMixed(5_000, 8).rows;
  const loss = forest.columns.map((column) =>
    meanLoss(forestProbability(column, binAll(forest, fresh), fresh.columns[column.variable]!.coarse)),
  );
  const same = 2 / 3 + 1 / 18;
  const copying = -same * Math.log(same) - (1 - same) * Math.log(1 / 18);
  const spread = (Math.log(4) + Math.log(5)) / 3;
  expect(loss[0]! - copying).toBeLessThan(0.015);
  expect(loss[1]! - spread).toBeLessThan(0.015);
});

test("probabilities of all tokens sum to one and agree with those of single tokens", () => {
  const { variables, rows } = makeMixed(300);
  const forest = fit(variables, rows);
  const bins = binAll(forest, rows);
  for (const column of forest.columns) {
    const size = column.shares.length;
    const into = new Float64Array(rows.rowCount * size);
    addForestProbabilities(column, bins, { into, rowCount: rows.rowCount, weight: 0.25 });
    const { coarse } = rows.columns[column.variable]!;
    const single = forestProbability(column, bins, coarse);
    for (let row = 0; row < rows.rowCount; row++) {
      const own = into.subarray(row * size, (row + 1) * size);
      expect(own.reduce((sum, p) => sum + p, 0)).toBeCloseTo(0.25, 6);
      expect(own[coarse[row]!]).toBeCloseTo(single[row]! / 4, 12);
    }
  }
});

test("tokens are drawn as often as their probabilities say", () => {
  const { variables, rows } = makeMixed(2_000);
  const forest = fit(variables, rows, { smoothing: 30 });
  const column = lastOf(forest);
  const count = 60_000;
  const bins = variables.map(() => new Uint8Array(count).fill(2));
  const into = new Uint16Array(count);
  const uniforms = new Random(9).fillFloat(new Float64Array(count));
  drawFromForest(column, bins, { rows: Int32Array.from(into, (_, row) => row), uniforms, into });
  const expected = new Float64Array(column.shares.length);
  addForestProbabilities(column, bins, { into: expected, rowCount: 1, weight: 1 });
  for (let token = 0; token < expected.length; token++) {
    const share = into.filter((drawn) => drawn === token).length / count;
    expect(Math.abs(share - expected[token]!)).toBeLessThan(4 * Math.sqrt(expected[token]! / count));
  }
});

test("only the rows asked for are drawn, each by its own number", () => {
  const { variables, rows } = makeMixed(500);
  const forest = fit(variables, rows);
  const into = new Uint16Array(500).fill(99);
  const uniforms = Float64Array.of(0, 1 - 2 ** -53);
  drawFromForest(lastOf(forest), binAll(forest, rows), { rows: Int32Array.of(3, 400), uniforms, into });
  expect([...into.keys()].filter((row) => into[row] !== 99)).toEqual([3, 400]);
  expect(into[3]).toBeLessThan(10);
});

test("no leaf holds fewer rows than allowed, and its tokens are those of its rows", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 400 }), (leafRows, count) => {
      const { variables, rows } = makeMixed(count, leafRows);
      const { columns } = fit(variables, rows, { leafRows, trees: 2 });
      for (const { leafRows: held } of columns) expect(Math.min(...held)).toBeGreaterThanOrEqual(leafRows);
      expect(columns.length).toBe(Math.ceil(count * defaultForestSettings.rowShare) < leafRows ? 0 : 2);
    }),
    { numRuns: 30 },
  );
});

test("the same seed gives the same forest, another one another; it survives being copied as plain data", () => {
  const { variables, rows } = makeMixed(1_000);
  const forest = fit(variables, rows);
  expect(fit(variables, rows)).toEqual(forest);
  expect(fit(variables, rows, {}, 2)).not.toEqual(forest);
  const copy = structuredClone(forest);
  expect(copy).toEqual(forest);
  checkForest(copy, variables);
});

test("constants, a column of nulls, one row and no row are survived", () => {
  const variables = [plain("a", 1), scaled("b", 3), scaled("c", 2), plain("d", 300)];
  for (const count of [0, 1, 50]) {
    const constant = new Uint16Array(count);
    const rows = rowsOf(constant, new Uint16Array(count).fill(2), constant, new Uint16Array(count).fill(299));
    const forest = fit(variables, rows);
    expect(forest.columns.length).toBe(count === 50 ? 3 : 0);
    for (const column of forest.columns) {
      const probability = forestProbability(
        column,
        binAll(forest, rows),
        rows.columns[column.variable]!.coarse,
      );
      expect(probability.every((p) => Math.abs(p - 1) < 1e-12)).toBe(true);
    }
  }
});

test("a tree that sees a sample of many rows learns the same", () => {
  const { variables, rows } = makeMixed(20_000);
  const forest = fit(variables, rows, { maxTreeRows: 2_000 });
  expect(lastOf(forest).leafRows.reduce((sum, held) => sum + held, 0)).toBe(5 * 2_000);
  const whole = fit(variables, rows);
  const loss = (own: Forest) =>
    meanLoss(forestProbability(lastOf(own), binAll(own, rows), rows.columns[2]!.coarse));
  expect(loss(forest) - loss(whole)).toBeLessThan(0.05);
});

test("where nothing tells, trees are next to nothing", () => {
  const random = new Random(2);
  const variables = [scaled("a", 40), plain("b", 30), scaled("c", 50)];
  const rows = rowsOf(...variables.map(({ size }) => drawTokens(random, 5_000, size)));
  const leaves = fit(variables, rows).columns.reduce((sum, { leafRows }) => sum + leafRows.length, 0);
  expect(leaves).toBeLessThan(15);
});

test("parents limit what is asked", () => {
  const { variables, rows } = makeMixed(1_000);
  const input = { variables, rows, settings: defaultForestSettings, random: new Random(1) };
  const forest = fitForest({ ...input, order: [2, 0, 1], parents: [[2], [], []] });
  expect(forest.columns.map(({ variable }) => variable)).toEqual([0]);
  expect([...forest.columns[0]!.parents]).toEqual([2]);
});

test("growing can be cancelled", () => {
  const { variables, rows } = makeMixed(100);
  const controller = new AbortController();
  const input = { variables, rows, order: [0, 1, 2], settings: defaultForestSettings, random: new Random(1) };
  const onProgress = () => controller.abort();
  expect(() => fitForest(input, { signal: controller.signal, onProgress })).toThrow(
    expect.objectContaining({ code: "cancelled" }),
  );
});

test("a damaged forest is refused or read without harm", () => {
  const { variables, rows } = makeMixed(300);
  const forest = fit(variables, rows);
  const names = ["parents", "ranks", "shares", "roots", "feature", "cut", "next"] as const;
  const leaves = ["leafStart", "leafRows", "leafToken", "leafCount"] as const;
  let refused = 0;
  const damage = fc.record({
    array: fc.constantFrom(...names, ...leaves),
    place: fc.nat(),
    value: fc.oneof(fc.nat(70), fc.integer({ min: -2, max: 2 ** 31 - 1 })),
  });
  fc.assert(
    fc.property(damage, ({ array, place, value }) => {
      const copy = structuredClone(forest);
      const own = lastOf(copy)[array];
      own[place % own.length] = value;
      try {
        checkForest(copy, variables);
      } catch (error) {
        refused++;
        expect(error).toMatchObject({ code: "model-invalid" });
        return;
      }
      const found = forestProbability(lastOf(copy), binAll(copy, rows), rows.columns[2]!.coarse);
      expect(found.every((p) => p >= 0)).toBe(true);
    }),
    { numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(100);
  expect(() => checkForest(forest, variables.slice(1))).toThrow();
});

test("the mixture's weight is found by what each part explains", () => {
  const random = new Random(11);
  const rows = 20_000;
  const isForests = Array.from({ length: rows }, () => random.float() < 0.3);
  const log = (good: boolean) => Math.log(good ? 0.9 : 0.1);
  const hits = isForests.map((forests) => (random.float() < 0.9 ? forests : !forests));
  const network = Float64Array.from(hits, (hit) => log(!hit));
  const forest = Float64Array.from(hits, (hit) => log(hit));
  expect(fitMixtureWeight(network, forest)).toBeCloseTo(0.3, 1);
  const never = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  expect(fitMixtureWeight(network, never)).toBe(0);
  expect(fitMixtureWeight(never, forest)).toBe(0.9);
  expect(fitMixtureWeight(new Float64Array(0), new Float64Array(0))).toBe(0);
});

test("the forest is taken where it makes rows harder to tell by more than noise", async () => {
  const judge = (without: number, with_: number) => chooseForest(async (use) => (use ? with_ : without));
  expect(await judge(0.56, 0.53)).toEqual({ useForest: true, aucWithout: 0.56, aucWith: 0.53 });
  expect((await judge(0.56, 0.556)).useForest).toBe(false);
  expect((await judge(0.5, 0.44)).useForest).toBe(false);
  expect((await judge(0.56, 0.6)).useForest).toBe(false);
});
