import fc from "fast-check";
import { expect, test } from "vitest";
import { LARGEST_SPACE, permute } from "./permute.ts";

test("every number of a space comes out once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.nat(), (size, key) => {
      const images = new Set(Array.from({ length: size }, (_, index) => permute(index, size, key)));
      expect(images.size).toBe(size);
      expect(Math.max(...images)).toBeLessThan(size);
    }),
    { numRuns: 60 },
  );
});

test("neighbours scatter over a large space, evenly", () => {
  const images = Array.from(
    { length: 4_000 },
    (_, index) => permute(index, LARGEST_SPACE, 7) / LARGEST_SPACE,
  );
  expect(new Set(images).size).toBe(4_000);
  const tenths = images.reduce((counts, at) => {
    counts[Math.floor(at * 10)]! += 1;
    return counts;
  }, new Array<number>(10).fill(0));
  for (const count of tenths) expect(Math.abs(count - 400)).toBeLessThan(100);
  expect(Math.abs(images[1]! - images[0]!)).toBeGreaterThan(1e-6);
});

test("another key scatters otherwise", () => {
  const agreeing = Array.from({ length: 1_000 }, (_, i) => permute(i, 1e6, 1) === permute(i, 1e6, 2));
  expect(agreeing.filter(Boolean).length).toBeLessThan(10);
});
