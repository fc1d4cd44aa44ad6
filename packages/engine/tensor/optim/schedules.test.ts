import fc from "fast-check";
import { expect, test } from "vitest";
import { constant, cosine, ramp, reduceOnPlateau, warmUp } from "./schedules.ts";

test("a ramp and a cosine go from one value to the other and stay there", () => {
  for (const schedule of [ramp({ from: 2, to: 0, steps: 10 }), cosine({ from: 2, to: 0, steps: 10 })]) {
    expect(schedule(1)).toBe(2);
    expect(schedule(6)).toBeCloseTo(1);
    expect(schedule(11)).toBeCloseTo(0);
    expect(schedule(500)).toBeCloseTo(0);
  }
  expect(cosine({ from: 1, to: 0, steps: 4 })(2)).toBeCloseTo((1 + Math.SQRT1_2) / 2);
});

test("a warm-up rises to what it leads to", () => {
  const schedule = warmUp(4, constant(8));
  expect([1, 2, 3, 4, 5, 99].map(schedule)).toEqual([2, 4, 6, 8, 8, 8]);
});

test("the rate falls when the best has stood for longer than the patience", () => {
  const options = { start: 1, factor: 0.5, patience: 2, lowest: 0.2 };
  expect(reduceOnPlateau([], options)).toBe(1);
  expect(reduceOnPlateau([5, 4, 4, 4], options)).toBe(1);
  expect(reduceOnPlateau([5, 4, 4, 4, 4], options)).toBe(0.5);
  expect(reduceOnPlateau([5, 4, 4, 4, 3], options)).toBe(1);
  expect(reduceOnPlateau([5, ...new Array<number>(30).fill(5)], options)).toBe(0.2);
});

test("an improvement under the threshold is none", () => {
  const options = { start: 1, factor: 0.5, patience: 0, threshold: 0.01 };
  expect(reduceOnPlateau([1, 0.995], options)).toBe(0.5);
  expect(reduceOnPlateau([1, 0.98], options)).toBe(1);
});

test("more losses never raise the rate", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -10, max: 10, noNaN: true })),
      fc.double({ noNaN: true }),
      (losses, next) => {
        const options = { start: 1, patience: 1 };
        expect(reduceOnPlateau([...losses, next], options)).toBeLessThanOrEqual(
          reduceOnPlateau(losses, options),
        );
      },
    ),
  );
});
