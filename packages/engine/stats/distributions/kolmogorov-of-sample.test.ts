import fc from "fast-check";
import { expect, test } from "vitest";
import { findWorstError, type GoldenRow, readGolden, relativeError } from "../golden/golden.ts";
import { kolmogorov } from "./kolmogorov.ts";
import { kolmogorovOfSample } from "./kolmogorov-of-sample.ts";

const golden = readGolden<Record<"cdf" | "sf", readonly GoldenRow[]>>("kolmogorov-of-sample");

test.for(["cdf", "sf"] as const)(
  "exact %s is within 1e-12 of Durbin's matrix at 90 digits",
  async (name, { annotate }) => {
    const evaluate = (n: number, d: number) => kolmogorovOfSample(n)[name](d);
    const worst = findWorstError(golden[name], evaluate);
    await annotate(
      `Kolmogorov of a sample, ${name}: worst relative error ${worst.error.toExponential(1)} at ${worst.at}`,
    );
    expect(worst.error, worst.at).toBeLessThanOrEqual(1e-12);
  },
);

test("the walk meets the one-sided sum where they change over, and both tails add up to 1", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, d) => {
      const { cdf, sf } = kolmogorovOfSample(n);
      expect(cdf(d) + sf(d)).toBeCloseTo(1, 12);
      expect(cdf(d)).toBeLessThanOrEqual(cdf(d + 0.01) + 1e-14);
    }),
  );
  const change = Math.sqrt(5 / 400);
  const { sf } = kolmogorovOfSample(400);
  expect(relativeError(sf(change * (1 - 1e-13)), sf(change * (1 + 1e-13)))).toBeLessThan(1e-10);
});

test("it tends to the limit distribution of √n·D", () => {
  const distance = 1 / Math.sqrt(2_000);
  // The leading correction of the limit is a shift of √n·D by 1/(6√n).
  const shifted = kolmogorov().sf(1 + 1 / (6 * Math.sqrt(2_000)));
  expect(relativeError(kolmogorovOfSample(2_000).sf(distance), shifted)).toBeLessThan(1e-3);
});

test("distances that cannot occur, NaN and bad sample sizes", () => {
  const { cdf, sf } = kolmogorovOfSample(4);
  expect([cdf(-1), cdf(0), cdf(0.125), cdf(1), cdf(2)]).toEqual([0, 0, 0, 1, 1]);
  expect([sf(-1), sf(0), sf(1)]).toEqual([1, expect.closeTo(1, 14), 0]);
  expect(cdf(Number.NaN)).toBeNaN();
  for (const bad of [0, -3, 1.5, Number.NaN]) {
    const refused = expect.objectContaining({ code: "distribution-parameter-invalid" });
    expect(() => kolmogorovOfSample(bad)).toThrow(refused);
  }
});
