import { expect, test } from "vitest";
import { makeBeta } from "./beta.ts";
import { makeExponential } from "./exponential.ts";
import { makeGamma } from "./gamma.ts";
import { makeLaplace } from "./laplace.ts";
import { makeNormal } from "./normal.ts";
import { Random } from "./random.ts";
import type { Sampler } from "./sampler.ts";
import {
  BELL,
  KOLMOGOROV_LIMIT,
  kolmogorovStatistic,
  moment,
  type Shape,
} from "./testing/goodness-of-fit.ts";

const COUNT = 100_000;
const draw = (sampler: Sampler, seed: string) => sampler.fill(new Random(seed), new Float64Array(COUNT));

const gamma = (shape: number): Shape => ({
  // Relative to its value near the mode, or it would leave the doubles.
  density: (x) => Math.exp((shape - 1) * Math.log(x / shape) + shape - x),
  low: 1e-12,
  high: shape + 12 * Math.sqrt(shape) + 30,
});
const beta = (a: number, b: number): Shape => ({
  density: (x) => x ** (a - 1) * (1 - x) ** (b - 1),
  low: 0,
  high: 1,
});

const cases: readonly (readonly [string, Sampler, Shape])[] = [
  ["normal", makeNormal(), BELL],
  ["exponential", makeExponential(), gamma(1)],
  ["Laplace", makeLaplace(), { density: (x) => Math.exp(-Math.abs(x)), low: -40, high: 40 }],
  ["gamma of shape 1", makeGamma({ shape: 1 }), gamma(1)],
  ["gamma of shape 1.5", makeGamma({ shape: 1.5 }), gamma(1.5)],
  ["gamma of shape 7", makeGamma({ shape: 7 }), gamma(7)],
  ["gamma of shape 1,000", makeGamma({ shape: 1_000 }), gamma(1_000)],
  ["beta (1, 1)", makeBeta({ alpha: 1, beta: 1 }), beta(1, 1)],
  ["beta (2, 5)", makeBeta({ alpha: 2, beta: 5 }), beta(2, 5)],
  ["beta (30, 1.5)", makeBeta({ alpha: 30, beta: 1.5 }), beta(30, 1.5)],
];

test.each(cases)("%s keeps to its density", (name, sampler, shape) => {
  expect(kolmogorovStatistic(draw(sampler, name), shape)).toBeLessThan(KOLMOGOROV_LIMIT);
});

// A density without end at 0 is judged through a power of x that has a smooth one.
test.each([0.02, 0.3, 0.9])("gamma of shape %d keeps to its density", (shape) => {
  const powers = draw(makeGamma({ shape }), `gamma ${shape}`).map((x) => x ** shape);
  const density = (y: number) => Math.exp(-(y ** (1 / shape)));
  expect(kolmogorovStatistic(powers, { density, low: 0, high: 40 ** shape })).toBeLessThan(KOLMOGOROV_LIMIT);
});

test.each([
  [0.5, 0.5],
  [0.2, 3],
  [0.01, 1],
])("beta (%d, %d) keeps to its density", (a, b) => {
  const powers = draw(makeBeta({ alpha: a, beta: b }), `beta ${a} ${b}`).map((x) => x ** a);
  // For b = 1/2 the other end is steep too, so only its lower half is judged there.
  const high = b < 1 ? 0.5 ** a : 1;
  const judged = powers.filter((y) => y <= high);
  const density = (y: number) => (1 - y ** (1 / a)) ** (b - 1);
  expect(kolmogorovStatistic(judged, { density, low: 0, high })).toBeLessThan(KOLMOGOROV_LIMIT);
});

test("location and scale move and stretch the standard draw", () => {
  const [standard] = draw(makeNormal(), "affine");
  const [moved] = draw(makeNormal({ mean: 5, deviation: 2 }), "affine");
  expect(moved).toBe(5 + 2 * standard!);
  expect(draw(makeLaplace({ mean: -3, scale: 4 }), "l")[0]).toBe(-3 + 4 * draw(makeLaplace(), "l")[0]!);
  expect(draw(makeGamma({ shape: 2, scale: 3 }), "g")[0]).toBe(3 * draw(makeGamma({ shape: 2 }), "g")[0]!);
  expect(draw(makeExponential({ scale: 3 }), "e")[0]).toBe(3 * draw(makeExponential(), "e")[0]!);
});

test("a spread of 0 gives the mean", () => {
  expect(makeNormal({ mean: 2, deviation: 0 }).draw(new Random(1))).toBe(2);
  expect(makeLaplace({ mean: 2, scale: 0 }).draw(new Random(1))).toBe(2);
  expect(makeExponential({ scale: 0 }).draw(new Random(1))).toBe(0);
  expect(makeGamma({ shape: 0.5, scale: 0 }).draw(new Random(1))).toBe(0);
});

test("extreme shapes give numbers, not NaN", () => {
  const shapes = [1e-300, 1e-10, 0.5, 1, 1e10, 1e300];
  const random = new Random("extreme");
  for (const alpha of shapes)
    for (const other of shapes) {
      const value = makeBeta({ alpha, beta: other }).draw(random);
      expect(value >= 0 && value <= 1).toBe(true);
    }
  for (const shape of [Number.MIN_VALUE, ...shapes, Number.MAX_VALUE])
    expect(makeGamma({ shape }).draw(random)).toBeGreaterThanOrEqual(0);
});

test("beta of tiny shapes is a coin of chance alpha / (alpha + beta)", () => {
  const values = draw(makeBeta({ alpha: 3e-200, beta: 1e-200 }), "coin");
  expect(new Set(values)).toEqual(new Set([0, 1]));
  expect(Math.abs(moment(values, 1) - 0.75)).toBeLessThan(4 * Math.sqrt(0.1875 / COUNT));
});

test("gamma of a great shape keeps mean and variance", () => {
  const shape = 1e18;
  const deviations = draw(makeGamma({ shape }), "great").map((x) => (x - shape) / Math.sqrt(shape));
  expect(kolmogorovStatistic(deviations, BELL)).toBeLessThan(KOLMOGOROV_LIMIT);
});

test("fills equal draws one by one, however they are cut", () => {
  const whole = draw(makeGamma({ shape: 0.7 }), "cut").subarray(0, 90);
  const random = new Random("cut");
  const pieces = [40, 0, 1, 49].map((size) => makeGamma({ shape: 0.7 }).fill(random, new Float64Array(size)));
  expect(pieces.flatMap((piece) => [...piece])).toEqual([...whole]);
  const normals = draw(makeNormal(), "cut").subarray(0, 500);
  let again = new Random("cut");
  const singles = Array.from(normals, () => {
    again = new Random(again.save());
    return makeNormal().draw(again);
  });
  expect(singles).toEqual([...normals]);
});

test.each([
  () => makeNormal({ mean: Number.NaN }),
  () => makeNormal({ deviation: -1 }),
  () => makeLaplace({ scale: Number.POSITIVE_INFINITY }),
  () => makeExponential({ scale: -1 }),
  () => makeGamma({ shape: 0 }),
  () => makeGamma({ shape: 1, scale: -1 }),
  () => makeBeta({ alpha: 0, beta: 1 }),
  () => makeBeta({ alpha: 1, beta: Number.NaN }),
])("bad parameters are refused: %s", (make) => {
  expect(make).toThrow(expect.objectContaining({ code: "sampler-parameter-invalid" }));
});
