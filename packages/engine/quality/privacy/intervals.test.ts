import { expect, test } from "vitest";
import { estimateArea, estimateExcess, estimateRatio, estimateShare, rankMiddles } from "./intervals.ts";

test("Wilson's interval of 15 in 50, as SciPy has it", () => {
  const { value, low, high } = estimateShare(15, 50);
  expect(value).toBe(0.3);
  expect(low).toBeCloseTo(0.19103553, 6);
  expect(high).toBeCloseTo(0.4375035, 6);
  expect(estimateShare(0, 10).low).toBe(0);
  expect(estimateShare(10, 10).high).toBe(1);
});

test("Newcombe's example: 56 of 70 against 48 of 80", () => {
  const { value, low, high } = estimateExcess(estimateShare(56, 70), estimateShare(48, 80));
  expect(value).toBeCloseTo(0.2, 12);
  expect(low).toBeCloseTo(0.0524, 4);
  expect(high).toBeCloseTo(0.3339, 4);
});

test("a ratio of counts by Clopper and Pearson", () => {
  const { value, low, high } = estimateRatio(10, 5);
  expect(value).toBeCloseTo(2, 12);
  // The exact interval of 10 in 15 is .3838 to .8818.
  expect(low).toBeCloseTo(0.3838 / 0.6162, 3);
  expect(high).toBeCloseTo(0.8818 / 0.1182, 1);
  expect(estimateRatio(0, 5).low).toBe(0);
  expect(estimateRatio(5, 0).high).toBe(Number.POSITIVE_INFINITY);
});

test("the area and DeLong's interval, by hand", () => {
  // Wins: 3 against 1 and 2; 2 against 1, a tie with 2; 1 a tie with 1.
  const { value, low, high } = estimateArea(Float64Array.of(3, 2, 1), Float64Array.of(1, 2));
  expect(value).toBeCloseTo((2 + 1.5 + 0.5) / 6, 12);
  const variance =
    (1 ** 2 + 0.75 ** 2 + 0.25 ** 2 - 3 * (2 / 3) ** 2) / 2 / 3 + ((2.5 / 3 - 2 / 3) ** 2 * 2) / 1 / 2;
  expect(value - low).toBeCloseTo(1.959963984540054 * Math.sqrt(variance), 12);
  expect(high).toBe(1);
  expect(estimateArea(Float64Array.of(2, 3), Float64Array.of(0, 1))).toEqual({ value: 1, low: 1, high: 1 });
});

test("equal values share the mean of their ranks", () => {
  expect([...rankMiddles(Float64Array.of(5, 1, 5, -2))]).toEqual([3.5, 2, 3.5, 1]);
});
