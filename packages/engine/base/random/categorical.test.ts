import fc from "fast-check";
import { expect, test } from "vitest";
import { makeCategorical } from "./categorical.ts";
import { Random } from "./random.ts";
import { chiSquare, countEach } from "./testing/goodness-of-fit.ts";

test.each([
  [[1]],
  [[1, 1]],
  [[5, 3, 0, 2, 0]],
  [[1e-3, 1, 1e3]],
  [Array.from({ length: 300 }, (_, i) => i % 7)],
  [[0.7, 0.1, 0.1, 0.1]],
])("categories occur as their weights say: %j", (weights) => {
  const drawn = makeCategorical(weights).fill(new Random("alias"), new Uint16Array(200_000));
  const { statistic, limit } = chiSquare(countEach(drawn, weights.length), weights);
  expect(statistic).toBeLessThanOrEqual(weights.length === 1 ? 0 : limit);
});

test("a category of weight 0 is never drawn", () => {
  const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-300, max: 1e300, noNaN: true }));
  const someWeights = fc
    .array(weight, { minLength: 1, maxLength: 40 })
    .filter((all) => all.some((w) => w > 0));
  fc.assert(
    fc.property(someWeights, (weights) => {
      const drawn = makeCategorical(weights).fill(new Random(1), new Uint8Array(300));
      for (const category of drawn) expect(weights[category]).toBeGreaterThan(0);
    }),
  );
});

test("weights may come in a typed array and in great number", () => {
  const sampler = makeCategorical(new Float64Array(1_000_000).fill(0.1));
  const drawn = sampler.fill(new Random("many"), new Uint32Array(20_000));
  const tenths = drawn.map((category) => Math.floor(category / 100_000));
  const { statistic, limit } = chiSquare(countEach(tenths, 10), new Array<number>(10).fill(1));
  expect(statistic).toBeLessThan(limit);
});

test("weights that are no chances are refused", () => {
  const refused = (weights: number[], code: string) =>
    expect(() => makeCategorical(weights)).toThrow(expect.objectContaining({ code }));
  refused([1, -1], "sampler-weights-invalid");
  refused([Number.NaN], "sampler-weights-invalid");
  refused([Number.POSITIVE_INFINITY], "sampler-weights-invalid");
  refused([], "sampler-weights-empty");
  refused([0, 0], "sampler-weights-empty");
  refused([1e308, 1e308], "sampler-weights-empty");
});
