import fc from "fast-check";
import { expect, test } from "vitest";
import { readGolden, relativeError } from "../golden/golden.ts";
import { QUANTILE_METHODS, type QuantileMethod, quantile, quantiles, quantilesOfSorted } from "./quantile.ts";

interface QuantileCase {
  readonly values: readonly number[];
  readonly probabilities: readonly number[];
  readonly expected: Readonly<Record<QuantileMethod, readonly number[]>>;
}

const cases = readGolden<{ quantiles: readonly QuantileCase[] }>("descriptive").quantiles;

test.each(QUANTILE_METHODS)("%s agrees with NumPy", (method) => {
  for (const { values, probabilities, expected } of cases) {
    const found = quantiles(values, probabilities, method);
    probabilities.forEach((p, i) => {
      expect(relativeError(found[i]!, expected[method][i]!), `p = ${p}`).toBeLessThanOrEqual(1e-14);
    });
  }
});

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const values = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }), {
  minLength: 1,
});

test("every method rises with p and stays between the least and greatest value", () => {
  fc.assert(
    fc.property(
      values,
      probability,
      probability,
      fc.constantFrom(...QUANTILE_METHODS),
      (xs, p, q, method) => {
        const [low, high] = quantiles(xs, [Math.min(p, q), Math.max(p, q)], method);
        expect(low).toBeLessThanOrEqual(high!);
        expect(low).toBeGreaterThanOrEqual(Math.min(...xs));
        expect(high).toBeLessThanOrEqual(Math.max(...xs));
      },
    ),
  );
});

test("definitions keep their order: lower ≤ midpoint ≤ higher, lower ≤ linear ≤ higher, type 4 ≤ type 6 or 7", () => {
  fc.assert(
    fc.property(values, probability, (xs, p) => {
      const at = (method: QuantileMethod) => quantile(xs, p, method);
      for (const between of ["midpoint", "linear", "nearest"] as const) {
        expect(at("lower")).toBeLessThanOrEqual(at(between));
        expect(at(between)).toBeLessThanOrEqual(at("higher"));
      }
      expect(at("interpolated_inverted_cdf")).toBeLessThanOrEqual(at("linear"));
      expect(at("interpolated_inverted_cdf")).toBeLessThanOrEqual(at("weibull"));
      expect(at("inverted_cdf")).toBeLessThanOrEqual(at("averaged_inverted_cdf"));
    }),
  );
});

test("typed arrays are read and not reordered", () => {
  const column = Int32Array.of(3, 1, 2);
  expect(quantile(column, 0.5)).toBe(2);
  expect([...column]).toEqual([3, 1, 2]);
  expect(quantilesOfSorted([1, 2, 3], [0.25])[0]).toBe(1.5);
});

test("infinities do not turn into NaN", () => {
  const xs = [Number.NEGATIVE_INFINITY, 1, 2, Number.POSITIVE_INFINITY];
  expect([...quantiles(xs, [0, 1 / 3, 0.5, 1])]).toEqual([xs[0], 1, 1.5, xs[3]]);
});

test("an empty column, a NaN value and a NaN probability give NaN; other bad input is refused by code", () => {
  expect(quantile([], 0.5)).toBeNaN();
  expect(quantile([1, Number.NaN, 2], 0)).toBeNaN();
  expect(quantile([1, 2], Number.NaN)).toBeNaN();
  const refusal = (code: string) => expect.objectContaining({ code });
  expect(() => quantile([1], -0.01)).toThrow(refusal("probability-out-of-range"));
  expect(() => quantile([], 2)).toThrow(refusal("probability-out-of-range"));
  expect(() => quantile([1], 0.5, "type 7" as QuantileMethod)).toThrow(refusal("quantile-method-unknown"));
});
