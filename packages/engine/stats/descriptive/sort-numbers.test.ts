import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { sortNumbers } from "./sort-numbers.ts";

const byValue = (a: number, b: number) => a - b || (Object.is(a, b) ? 0 : Object.is(a, -0) ? -1 : 1);

test("few values: as the language sorts them, without NaN", () => {
  fc.assert(
    fc.property(fc.float64Array(), (values) => {
      const before = values.slice();
      expect(sortNumbers(values)).toEqual(
        Float64Array.from([...values].filter((x) => !Number.isNaN(x)).sort(byValue)),
      );
      expect(values).toEqual(before);
    }),
  );
});

test("many values of every size, infinite ones, zeros of both signs, whole numbers and ties", () => {
  const random = new Random(1);
  const special = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0, 5e-324, -5e-324];
  const makers = [
    () => (random.float() - 0.5) * 10 ** (random.below(600) - 300),
    () => random.below(100) - 50,
    () => (random.below(10) === 0 ? (special[random.below(special.length)] as number) : random.float()),
    () => 7,
    () => random.below(2 ** 32) - 2 ** 31,
    () => 4_096 * random.below(1_000),
    () => (random.below(3) === 0 ? -0 : random.below(1_000)),
  ];
  for (const make of makers) {
    const values = Float64Array.from({ length: 20_000 }, make);
    const expected = Float64Array.from([...values].filter((x) => !Number.isNaN(x)).sort(byValue));
    const sorted = sortNumbers(values);
    expect(sorted.length).toBe(expected.length);
    expect(sorted.every((value, index) => Object.is(value, expected[index]))).toBe(true);
  }
});
