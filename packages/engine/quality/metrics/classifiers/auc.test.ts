import fc from "fast-check";
import { expect, test } from "vitest";
import { computeAuc } from "./auc.ts";

test("the share of pairs in the right order, ties counting half", () => {
  const row = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: -3, max: 3 }));
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 40 }), (rows) => {
      const side = (one: number) => rows.filter(([label]) => label === one).map(([, score]) => score);
      const pairs = side(1).flatMap((high) => side(0).map((low) => (Math.sign(high - low) + 1) / 2));
      fc.pre(pairs.length > 0);
      const area = computeAuc(
        rows.map(([label]) => label),
        Float64Array.from(rows, ([, score]) => score),
      );
      expect(area).toBeCloseTo(pairs.reduce((sum, pair) => sum + pair, 0) / pairs.length, 12);
    }),
  );
});

test("one class alone has no area", () => {
  expect(computeAuc([1, 1], Float64Array.of(0, 1))).toBeNaN();
});
