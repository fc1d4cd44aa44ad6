import fc from "fast-check";
import { expect, test } from "vitest";
import { makeDiscreteGaussian } from "./discrete-gaussian.ts";
import { makeDiscreteLaplace } from "./discrete-laplace.ts";
import { drawBernoulli, drawBernoulliExp, drawBigBelow, toFraction } from "./exact-bernoulli.ts";
import { Random } from "./random.ts";
import type { IntegerArray, Sampler } from "./sampler.ts";
import { chiSquare, countEach, moment } from "./testing/goodness-of-fit.ts";

/** Chi-square over −reach … reach, what lies beyond counted with the ends. */
function judge(sampler: Sampler<IntegerArray>, mass: (x: number) => number, reach: number) {
  const values = sampler.fill(new Random("discrete"), new Int32Array(20_000));
  const clip = (x: number) => Math.max(-reach, Math.min(reach, x)) + reach;
  const chances = new Array<number>(2 * reach + 1).fill(0);
  for (let x = -60 * reach; x <= 60 * reach; x += 1) chances[clip(x)]! += mass(x);
  return chiSquare(countEach(values.map(clip), chances.length), chances);
}

test.each([0.3, 1, 2.5, 7.1])("discrete Laplace of scale %d keeps to its chances", (scale) => {
  const reach = Math.max(1, Math.ceil(4 * scale));
  const { statistic, limit } = judge(
    makeDiscreteLaplace({ scale }),
    (x) => Math.exp(-Math.abs(x) / scale),
    reach,
  );
  expect(statistic).toBeLessThan(limit);
});

test.each([0.4, 1, 2.5, 7.1])("discrete Gaussian of deviation %d keeps to its chances", (deviation) => {
  const reach = Math.max(1, Math.ceil(2.5 * deviation));
  const mass = (x: number) => Math.exp(-(x * x) / (2 * deviation * deviation));
  const { statistic, limit } = judge(makeDiscreteGaussian({ deviation }), mass, reach);
  expect(statistic).toBeLessThan(limit);
});

test("a wide discrete Gaussian has its variance", () => {
  const deviation = 1e6;
  const values = makeDiscreteGaussian({ deviation }).fill(new Random("wide"), new Float64Array(20_000));
  expect(values.every(Number.isInteger)).toBe(true);
  const ratio = moment(values, 2) / deviation ** 2;
  expect(Math.abs(ratio - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
});

test("no spread gives 0, and hardly any gives 0 as good as always", () => {
  for (const spread of [0, Number.MIN_VALUE, 1e-9]) {
    expect(makeDiscreteLaplace({ scale: spread }).draw(new Random(1))).toBe(0);
    expect(makeDiscreteGaussian({ deviation: spread }).draw(new Random(1))).toBe(0);
  }
});

test("a saved stream goes on with the same discrete noise", () => {
  const sampler = makeDiscreteGaussian({ deviation: 12.5 });
  const random = new Random("saved");
  sampler.fill(random, new Int32Array(77));
  const state = random.save();
  const next = [...sampler.fill(random, new Int32Array(50))];
  expect([...sampler.fill(new Random(state), new Int32Array(50))]).toEqual(next);
});

test("a double becomes the fraction that it is", () => {
  expect(toFraction(0.75)).toEqual({ numerator: 3n, denominator: 4n });
  fc.assert(
    fc.property(fc.double({ min: 1e-5, max: 2 ** 60, noNaN: true }), (value) => {
      const { numerator, denominator } = toFraction(value);
      expect(Number(numerator) / Number(denominator)).toBe(value);
      expect(denominator === 1n || numerator % 2n === 1n).toBe(true);
    }),
  );
});

test("an exact coin compares the very digits of its chance", () => {
  const words = new Random("coin").fillUint32(new Uint32Array(2));
  const drawn = (BigInt(words[0]!) << 32n) | BigInt(words[1]!);
  // Chances that agree with the drawn number in its whole first word, one step above and one at it.
  const toss = (numerator: bigint) =>
    drawBernoulli(new Random("coin"), { numerator, denominator: 1n << 64n });
  expect(toss(drawn + 1n)).toBe(true);
  expect(toss(drawn - 1n)).toBe(false);
});

test.each([0, 0.25, 1, 2.75])("the exponential coin of x = %d falls with chance e^-x", (x) => {
  const random = new Random("exp coin");
  const count = 20_000;
  let hits = 0;
  for (let i = 0; i < count; i += 1) hits += drawBernoulliExp(random, toFraction(x)) ? 1 : 0;
  const chance = Math.exp(-x);
  expect(Math.abs(hits / count - chance)).toBeLessThanOrEqual(4 * Math.sqrt((chance * (1 - chance)) / count));
});

test("big whole numbers are spread over their whole range", () => {
  const bound = 3n * 2n ** 100n;
  const random = new Random("big");
  const twelfths = Array.from({ length: 20_000 }, () => Number((drawBigBelow(random, bound) * 12n) / bound));
  const { statistic, limit } = chiSquare(countEach(twelfths, 12), new Array<number>(12).fill(1));
  expect(statistic).toBeLessThan(limit);
});

test.each([
  () => makeDiscreteLaplace({ scale: -1 }),
  () => makeDiscreteLaplace({ scale: Number.NaN }),
  () => makeDiscreteGaussian({ deviation: 2 ** 41 }),
  () => makeDiscreteGaussian({ deviation: Number.POSITIVE_INFINITY }),
])("bad parameters are refused: %s", (make) => {
  expect(make).toThrow(expect.objectContaining({ code: "sampler-parameter-invalid" }));
});
