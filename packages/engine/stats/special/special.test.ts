import fc from "fast-check";
import { expect, test } from "vitest";
import { expectInverse } from "../golden/expect-inverse.ts";
import { findWorstError, type GoldenRow, readGolden } from "../golden/golden.ts";
import * as special from "./index.ts";

const functions: Readonly<Record<string, (...inputs: number[]) => number>> = special;
const golden = readGolden<Record<string, readonly GoldenRow[]>>("special");

for (const [name, rows] of Object.entries(golden)) {
  test(`${name} is within 1e-12 of the value at 60 digits`, async ({ annotate }) => {
    const worst = findWorstError(rows, (...inputs) => functions[name]!(...inputs));
    await annotate(`${name}: worst relative error ${worst.error.toExponential(1)} at ${worst.at}`);
    expect(worst.error, worst.at).toBeLessThanOrEqual(1e-12);
  });
}

const probability = fc.double({ min: 1e-300, max: 1, maxExcluded: true, noNaN: true });
const shape = fc.double({ min: -3, max: 5, noNaN: true }).map((exponent) => 10 ** exponent);

test("erf and erfc, P and Q, I and its complement add up to 1", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(shape, shape, share, (a, b, x) => {
      const gammaSum = special.regularizedGammaP(a, b) + special.regularizedGammaQ(a, b);
      const betaSum = special.regularizedBeta(a, b, x) + special.regularizedBetaComplement(a, b, x);
      expect(gammaSum).toBeCloseTo(1, 13);
      expect(betaSum).toBeCloseTo(1, 13);
      expect(special.erf(3 * x) + special.erfc(3 * x)).toBeCloseTo(1, 14);
    }),
  );
});

test("inverses lead back to the probability", () => {
  fc.assert(
    fc.property(probability, shape, shape, (p, a, b) => {
      expect(special.erfc(special.inverseErfc(p)) / p).toBeCloseTo(1, 11);
      expectInverse(special.inverseRegularizedGammaP(a, p), (x) => special.regularizedGammaP(a, x), p);
      expectInverse(special.inverseRegularizedBeta(a, b, p), (x) => special.regularizedBeta(a, b, x), p);
    }),
  );
});

test("outside their domain the functions are NaN, at their poles infinite or NaN", () => {
  expect(special.inverseErf(1.1)).toBeNaN();
  expect(special.inverseErfc(-0.1)).toBeNaN();
  expect(special.regularizedGammaP(-1, 2)).toBeNaN();
  expect(special.regularizedGammaQ(1, -2)).toBeNaN();
  expect(special.inverseRegularizedGammaP(1, 2)).toBeNaN();
  expect(special.regularizedBeta(1, 0, 0.5)).toBeNaN();
  expect(special.regularizedBetaComplement(1, 1, 1.5)).toBeNaN();
  expect(special.inverseRegularizedBeta(1, 1, -1)).toBeNaN();
  expect(special.gammaFunction(-3)).toBeNaN();
  expect(special.digamma(0)).toBeNaN();
  expect(special.logGamma(0)).toBe(Number.POSITIVE_INFINITY);
  for (const [name, evaluate] of Object.entries(functions)) {
    expect(evaluate(Number.NaN, Number.NaN, Number.NaN), name).toBeNaN();
  }
});

test("ends of the axis are exact", () => {
  expect(special.erf(Number.POSITIVE_INFINITY)).toBe(1);
  expect(special.erfc(Number.NEGATIVE_INFINITY)).toBe(2);
  expect(special.erfcx(Number.POSITIVE_INFINITY)).toBe(0);
  expect(special.inverseErf(-1)).toBe(Number.NEGATIVE_INFINITY);
  expect(special.inverseErfc(0)).toBe(Number.POSITIVE_INFINITY);
  expect(special.regularizedGammaP(2, Number.POSITIVE_INFINITY)).toBe(1);
  expect(special.regularizedGammaQ(2, 0)).toBe(1);
  expect(special.regularizedBeta(2, 3, 0)).toBe(0);
  expect(special.regularizedBeta(2, 3, 1)).toBe(1);
  expect(special.inverseRegularizedGammaQ(2, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(special.inverseRegularizedBetaComplement(2, 3, 0)).toBe(1);
});
