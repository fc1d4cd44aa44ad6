import fc from "fast-check";
import { expect, test } from "vitest";
import { expectInverse } from "../golden/expect-inverse.ts";
import { findWorstError, type GoldenRow, readGolden, relativeError } from "../golden/golden.ts";
import {
  beta,
  binomial,
  chiSquared,
  type Distribution,
  fisherF,
  gamma,
  kolmogorov,
  normal,
  studentT,
} from "./index.ts";

const FUNCTIONS = ["density", "logDensity", "cdf", "sf", "quantile", "upperQuantile"] as const;

type GoldenTable = Readonly<Record<(typeof FUNCTIONS)[number], readonly GoldenRow[]>> & {
  readonly parameters: readonly [number, number];
};

const FAMILIES: Readonly<Record<string, (first: number, second: number) => Distribution>> = {
  normal: (mean = 0, deviation = 1) => normal(mean, deviation),
  "student-t": (df) => studentT(df),
  "chi-squared": (df) => chiSquared(df),
  gamma: (shape) => gamma(shape),
  beta,
  "fisher-f": fisherF,
  binomial,
  kolmogorov: () => kolmogorov(),
};

for (const [family, make] of Object.entries(FAMILIES)) {
  const tables = readGolden<readonly GoldenTable[]>(family);
  test.for(FUNCTIONS)(
    `${family}: %s is within 1e-12 of the value at 60 digits`,
    async (name, { annotate }) => {
      const errorOf = name === "logDensity" ? errorOfLogarithm : relativeError;
      const errors = tables.map((table) => {
        const worst = findWorstError(table[name], make(...table.parameters)[name], errorOf);
        return { ...worst, at: `(${table.parameters.join(", ")}) at ${worst.at}` };
      });
      const worst = errors.reduce((left, right) => (right.error > left.error ? right : left));
      await annotate(`${family} ${name}: worst relative error ${worst.error.toExponential(1)}, ${worst.at}`);
      expect(worst.error, worst.at).toBeLessThanOrEqual(1e-12);
    },
  );
}

/** A logarithm near 0 is as good as its absolute error says. */
function errorOfLogarithm(value: number, truth: number): number {
  return Math.abs(value - truth) / Math.max(1, Math.abs(truth));
}

const parameter = fc.double({ min: -2.5, max: 4, noNaN: true }).map((exponent) => 10 ** exponent);
const probability = fc.oneof(
  fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
  fc.double({ min: -290, max: -1, noNaN: true }).map((exponent) => 10 ** exponent),
);
const share = fc.double({ min: 0.001, max: 0.999, noNaN: true });
const continuous: fc.Arbitrary<Distribution> = fc.oneof(
  fc.tuple(fc.double({ min: -1e3, max: 1e3, noNaN: true }), parameter).map(([mean, sd]) => normal(mean, sd)),
  parameter.map((df) => studentT(df)),
  parameter.map((df) => chiSquared(df)),
  fc.tuple(parameter, parameter).map(([shape, scale]) => gamma(shape, scale)),
  fc.tuple(parameter, parameter).map(([a, b]) => beta(a, b)),
  fc.tuple(parameter, parameter).map(([first, second]) => fisherF(first, second)),
  fc.constant(kolmogorov()),
);
const discrete = fc.tuple(fc.nat(5_000), share).map(([trials, p]) => binomial(trials, p));

test("cdf rises, sf falls, and together they are 1", () => {
  fc.assert(
    fc.property(fc.oneof(continuous, discrete), probability, probability, (distribution, p, q) => {
      const xs = [distribution.quantile(p), distribution.upperQuantile(q)].sort((a, b) => a - b);
      const [low, high] = xs as [number, number];
      expect(distribution.cdf(low)).toBeLessThanOrEqual(distribution.cdf(high) * (1 + 1e-13));
      expect(distribution.sf(high)).toBeLessThanOrEqual(distribution.sf(low) * (1 + 1e-13));
      expect(distribution.cdf(low) + distribution.sf(low)).toBeCloseTo(1, 12);
      expect(distribution.density(low)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 500 },
  );
});

test("quantiles of a continuous distribution invert cdf and sf", () => {
  fc.assert(
    fc.property(continuous, probability, (distribution, p) => {
      expectInverse(distribution.quantile(p), distribution.cdf, p);
      const isFalling = (negated: number) => distribution.sf(-negated);
      expectInverse(-distribution.upperQuantile(p), isFalling, p);
    }),
    { numRuns: 500 },
  );
});

test("a binomial quantile is the least count that reaches the probability, and leads back from its cdf", () => {
  fc.assert(
    fc.property(discrete, probability, (distribution, p) => {
      const k = distribution.quantile(p);
      expect(distribution.cdf(k)).toBeGreaterThanOrEqual(p * (1 - 2e-14));
      expect(distribution.cdf(k - 1)).toBeLessThan(p);
      const upper = distribution.upperQuantile(p);
      expect(distribution.sf(upper)).toBeLessThanOrEqual(p * (1 + 2e-14));
      expect(distribution.sf(upper - 1)).toBeGreaterThan(p);
      if (distribution.cdf(k) < 0.999) expect(distribution.quantile(distribution.cdf(k))).toBe(k);
    }),
  );
});

test("binomial probabilities add up to their cdf", () => {
  const distribution = binomial(60, 0.37);
  let sum = 0;
  for (let k = 0; k <= 60; k++) {
    sum += distribution.density(k);
    expect(relativeError(distribution.cdf(k + 0.5), sum)).toBeLessThan(1e-12);
  }
});

test("means and variances are the integrals of the density", () => {
  const cases = [
    normal(3, 2),
    studentT(9),
    chiSquared(7),
    gamma(4, 0.5),
    beta(3, 5),
    fisherF(6, 40),
    kolmogorov(),
  ];
  for (const distribution of cases) {
    const [low, high] = [distribution.quantile(1e-15), distribution.upperQuantile(1e-15)];
    const integrate = (weight: (x: number) => number) => {
      const width = (high - low) / 40_000;
      let sum = 0;
      for (let i = 0.5; i < 40_000; i++)
        sum += weight(low + i * width) * distribution.density(low + i * width);
      return sum * width;
    };
    expect(integrate((x) => x)).toBeCloseTo(distribution.mean, 5);
    expect(integrate((x) => (x - distribution.mean) ** 2)).toBeCloseTo(distribution.variance, 4);
  }
  expect(binomial(10, 0.3)).toMatchObject({ mean: 3, variance: expect.closeTo(2.1, 12) });
  expect(studentT(1).mean).toBeNaN();
  expect(studentT(2).variance).toBe(Number.POSITIVE_INFINITY);
  expect(fisherF(3, 2).mean).toBe(Number.POSITIVE_INFINITY);
});

test("ends of the support and beyond are exact", () => {
  for (const distribution of [
    normal(),
    studentT(3),
    gamma(2),
    beta(2, 3),
    fisherF(4, 4),
    kolmogorov(),
    binomial(9, 0.5),
  ]) {
    const [low, high] = distribution.support;
    expect([distribution.cdf(Number.NEGATIVE_INFINITY), distribution.cdf(high)]).toEqual([0, 1]);
    expect([distribution.sf(Number.NEGATIVE_INFINITY), distribution.sf(high)]).toEqual([1, 0]);
    expect([distribution.quantile(0), distribution.quantile(1)]).toEqual([low, high]);
    expect([distribution.upperQuantile(0), distribution.upperQuantile(1)]).toEqual([high, low]);
    expect(distribution.density(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(distribution.logDensity(Number.POSITIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
  }
  expect([gamma(1, 2).density(0), gamma(0.5).density(0), gamma(3).density(0)]).toEqual([0.5, Infinity, 0]);
  expect([beta(1, 4).density(0), beta(4, 1).density(1), beta(2, 0.5).density(1)]).toEqual([4, 4, Infinity]);
  expect([fisherF(2, 5).density(0), fisherF(1, 5).density(0), chiSquared(2).density(0)]).toEqual([
    1,
    Infinity,
    0.5,
  ]);
  expect(studentT(5).quantile(0.5)).toBe(0);
  expect(normal(4, 2).quantile(0.5)).toBe(4);
});

test("binomial edge cases: no trials, certain and impossible success, fractions", () => {
  expect([binomial(0, 0.3).density(0), binomial(0, 0.3).cdf(0), binomial(0, 0.3).quantile(0.4)]).toEqual([
    1, 1, 0,
  ]);
  expect([0, 3].map(binomial(3, 0).density)).toEqual([1, 0]);
  expect([0, 2].map(binomial(3, 0).cdf)).toEqual([1, 1]);
  expect([2, 3].map(binomial(3, 1).density)).toEqual([0, 1]);
  expect([2, 3].map(binomial(3, 1).cdf)).toEqual([0, 1]);
  expect(binomial(3, 0.5).density(1.5)).toBe(0);
  expect(binomial(3, 0.5).cdf(1.5)).toBeCloseTo(0.5, 15);
  expect([binomial(3, 0.5).quantile(0.5), binomial(3, 0.5).upperQuantile(0.5)]).toEqual([1, 1]);
});

test("t beyond the square root of the largest double keeps its power law", () => {
  expect(relativeError(studentT(1).sf(1e200), 1e-200 / Math.PI)).toBeLessThan(1e-12);
  expect(relativeError(studentT(1).upperQuantile(1e-200), 1e200 / Math.PI)).toBeLessThan(1e-12);
});

test("NaN in is NaN out", () => {
  for (const distribution of [
    normal(),
    studentT(3),
    gamma(2),
    beta(2, 3),
    fisherF(4, 4),
    kolmogorov(),
    binomial(9, 0.5),
  ]) {
    for (const name of FUNCTIONS) expect(distribution[name](Number.NaN), name).toBeNaN();
  }
});

test("bad probabilities and parameters are refused by code", () => {
  const refusal = (code: string) => expect.objectContaining({ code });
  for (const p of [-1e-9, 1.0000001, Number.POSITIVE_INFINITY]) {
    expect(() => normal().quantile(p)).toThrow(refusal("probability-out-of-range"));
    expect(() => binomial(3, 0.5).upperQuantile(p)).toThrow(refusal("probability-out-of-range"));
  }
  const refused = refusal("distribution-parameter-invalid");
  for (const bad of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
    for (const make of [studentT, chiSquared, gamma]) expect(() => make(bad)).toThrow(refused);
    for (const make of [beta, fisherF]) {
      expect(() => make(1, bad)).toThrow(refused);
      expect(() => make(bad, 1)).toThrow(refused);
    }
    expect(() => normal(0, bad)).toThrow(refused);
  }
  expect(() => normal(Number.NaN)).toThrow(refused);
  expect(() => binomial(2.5, 0.5)).toThrow(refused);
  expect(() => binomial(-1, 0.5)).toThrow(refused);
  expect(() => binomial(3, 1.1)).toThrow(refused);
  expect(() => chiSquared(-2)).toThrow("degreesOfFreedom = -2");
});
