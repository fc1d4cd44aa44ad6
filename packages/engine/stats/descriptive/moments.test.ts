import fc from "fast-check";
import { expect, test } from "vitest";
import { readGolden, relativeError } from "../golden/golden.ts";
import { coMomentsOf, mergeCoMoments } from "./co-moments.ts";
import { covariance } from "./covariance.ts";
import { kurtosis } from "./kurtosis.ts";
import { mean } from "./mean.ts";
import { type Moments, mergeMoments, momentsOf, NO_MOMENTS } from "./moments.ts";
import { skewness } from "./skewness.ts";
import { variance } from "./variance.ts";

interface Golden {
  readonly moments: readonly MomentCase[];
  readonly covariances: readonly {
    readonly xs: number[];
    readonly ys: number[];
    readonly weights: number[];
    readonly expected: {
      readonly population: number;
      readonly frequency: number;
      readonly reliability: number;
    };
  }[];
}

interface MomentCase {
  readonly name: string;
  readonly values: number[];
  readonly weights: number[];
  readonly expected: Readonly<Record<string, number>>;
}

const golden = readGolden<Golden>("descriptive");
const STATISTICS: Readonly<Record<string, (moments: Moments) => number>> = {
  mean,
  variance,
  frequencyVariance: (moments) => variance(moments, { ddof: 1 }),
  reliabilityVariance: (moments) => variance(moments, { ddof: 1, weights: "reliability" }),
  skewness,
  kurtosis,
  unbiasedSkewness: (moments) => skewness(moments, { unbiased: true }),
  unbiasedKurtosis: (moments) => kurtosis(moments, { unbiased: true }),
};

for (const { name, values, weights, expected } of golden.moments) {
  test(`moments of the ${name} case are within 1e-12 of exact rationals`, async ({ annotate }) => {
    const moments = momentsOf(Float64Array.from(values), weights);
    for (const [statistic, truth] of Object.entries(expected)) {
      const error = relativeError(STATISTICS[statistic]!(moments), truth);
      await annotate(`${statistic}: relative error ${error.toExponential(1)}`);
      expect(error, statistic).toBeLessThanOrEqual(1e-12);
    }
  });
}

test("covariances are within 1e-12 of exact rationals", () => {
  for (const { xs, ys, weights, expected } of golden.covariances) {
    const moments = coMomentsOf(xs, ys, weights);
    const reliability = covariance(moments, { ddof: 1, weights: "reliability" });
    expect(relativeError(covariance(moments), expected.population)).toBeLessThanOrEqual(1e-12);
    expect(relativeError(covariance(moments, { ddof: 1 }), expected.frequency)).toBeLessThanOrEqual(1e-12);
    expect(relativeError(reliability, expected.reliability)).toBeLessThanOrEqual(1e-12);
  }
});

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => Math.round(x * 1e6) / 1e6);
const weight = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 10, noNaN: true }));
const weighted = fc.array(fc.tuple(value, value, weight), { maxLength: 60 });

test("partitions merged in any grouping give the moments of the whole", () => {
  fc.assert(
    fc.property(weighted, fc.nat(60), fc.nat(60), (rows, i, j) => {
      const [first, second] = [Math.min(i, j), Math.max(i, j)];
      const parts = [rows.slice(0, first), rows.slice(first, second), rows.slice(second)];
      const momentsOfRows = (part: typeof rows) =>
        momentsOf(
          part.map(([x]) => x),
          part.map((row) => row[2]),
        );
      const coMomentsOfRows = (part: typeof rows) =>
        coMomentsOf(
          part.map(([x]) => x),
          part.map(([, y]) => y),
          part.map((row) => row[2]),
        );
      const whole = momentsOfRows(rows);
      const [a, b, c] = parts.map(momentsOfRows) as [Moments, Moments, Moments];
      expectSameMoments(mergeMoments(mergeMoments(a, b), c), whole);
      expectSameMoments(mergeMoments(a, mergeMoments(b, c)), whole);
      const merged = parts.map(coMomentsOfRows).reduce(mergeCoMoments);
      const pairs = coMomentsOfRows(rows);
      const scale = Math.sqrt(pairs.sumXX * pairs.sumYY) + 1e-9;
      expect(Math.abs(merged.sumXY - pairs.sumXY) / scale).toBeLessThan(1e-9);
    }),
  );
});

/** Against the size that rounding of the values themselves gives each sum. */
function expectSameMoments(merged: Moments, whole: Moments): void {
  if (whole.weight === 0) {
    expect(merged).toEqual(NO_MOMENTS);
    return;
  }
  expect(relativeError(merged.weight, whole.weight)).toBeLessThan(1e-13);
  const spread = Math.sqrt(whole.sum2 / whole.weight) + Math.abs(whole.mean) * 1e-3 + 1e-9;
  expect(Math.abs(merged.mean - whole.mean) / spread).toBeLessThan(1e-9);
  const sizes = {
    sum2: whole.sum2 + whole.weight * spread ** 2,
    sum3: Math.sqrt(whole.sum2 * whole.sum4) + whole.weight * spread ** 3,
    sum4: whole.sum4 + whole.weight * spread ** 4,
  };
  for (const key of ["sum2", "sum3", "sum4"] as const) {
    expect(Math.abs(merged[key] - whole[key]) / sizes[key], key).toBeLessThan(1e-9);
  }
}

test("more rows than a block agree with the two halves, and a constant has no spread at all", () => {
  const values = Float64Array.from({ length: 10_000 }, (_, i) => Math.sin(i) + 1e7);
  const merged = mergeMoments(momentsOf(values.subarray(0, 777)), momentsOf(values.subarray(777)));
  expect(relativeError(merged.sum2, momentsOf(values).sum2)).toBeLessThan(1e-12);
  const constant = momentsOf(new Float64Array(10_000).fill(0.1));
  expect(constant).toMatchObject({ weight: 10_000, mean: 0.1, sum2: 0, sum3: 0, sum4: 0 });
  expect(skewness(constant)).toBeNaN();
  expect(kurtosis(constant)).toBeNaN();
});

test("empty columns, too little weight and NaN give NaN", () => {
  expect(mean(momentsOf([]))).toBeNaN();
  expect(variance(momentsOf([]))).toBeNaN();
  expect(variance(momentsOf([5]), { ddof: 1 })).toBeNaN();
  expect(variance(momentsOf([5]))).toBe(0);
  expect(mean(momentsOf([5, 7], [0, 0]))).toBeNaN();
  expect(momentsOf([Number.NaN, 0.1, 0.2, 1e300], [0, 1, 1, 0])).toEqual(momentsOf([0.1, 0.2]));
  expect(coMomentsOf([Number.NaN, 1, 2], [5, 0.1, 0.2], [0, 1, 1])).toEqual(coMomentsOf([1, 2], [0.1, 0.2]));
  expect(skewness(momentsOf([1, 2]), { unbiased: true })).toBeNaN();
  expect(kurtosis(momentsOf([1, 2, 4]), { unbiased: true })).toBeNaN();
  expect(mean(momentsOf([1, Number.NaN, 3]))).toBeNaN();
  expect(covariance(coMomentsOf([], []))).toBeNaN();
});

test("bad weights and unpaired columns are refused by code", () => {
  expect(() => momentsOf([1, 2], [1])).toThrow(expect.objectContaining({ code: "weights-length-differs" }));
  expect(() => momentsOf([1, 2], [1, -1])).toThrow(expect.objectContaining({ code: "weight-invalid" }));
  expect(() => momentsOf([1], [Number.NaN])).toThrow(expect.objectContaining({ code: "weight-invalid" }));
  expect(() => coMomentsOf([1], [1, 2])).toThrow(expect.objectContaining({ code: "paired-lengths-differ" }));
});
