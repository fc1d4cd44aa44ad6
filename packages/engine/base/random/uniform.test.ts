import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "./random.ts";
import { chiSquare, countEach, KOLMOGOROV_LIMIT, kolmogorovStatistic } from "./testing/goodness-of-fit.ts";

const flat = { density: () => 1, low: 0, high: 1 };

test("float64 and float32 fills are uniform on [0, 1)", () => {
  const doubles = new Random("uniform").fillFloat(new Float64Array(200_000));
  const floats = new Random("uniform32").fillFloat(new Float32Array(200_000));
  expect(kolmogorovStatistic(doubles, flat)).toBeLessThan(KOLMOGOROV_LIMIT);
  expect(kolmogorovStatistic(floats, flat)).toBeLessThan(KOLMOGOROV_LIMIT);
});

test("every bit of a word is set half of the time", () => {
  const words = new Random("bits").fillUint32(new Uint32Array(100_000));
  const ones = Array.from({ length: 32 }, (_, bit) =>
    words.reduce((sum, word) => sum + ((word >>> bit) & 1), 0),
  );
  // Standard error of a count of n fair coins: √n / 2; four of them, for 32 bits.
  for (const count of ones) expect(Math.abs(count - 50_000)).toBeLessThan(4 * (Math.sqrt(100_000) / 2));
});

test("all 53 bits of a float are in use", () => {
  const random = new Random("low bits");
  const lowest = countEach(
    Array.from({ length: 40_000 }, () => (random.float() * 2 ** 53) % 8),
    8,
  );
  const { statistic, limit } = chiSquare(lowest, new Array<number>(8).fill(1));
  expect(statistic).toBeLessThan(limit);
});

test.each([2, 3, 7, 10, 100, 256])("below(%i) favours none", (bound) => {
  const random = new Random("below");
  const counts = countEach(
    Array.from({ length: 100_000 }, () => random.below(bound)),
    bound,
  );
  const { statistic, limit } = chiSquare(counts, new Array<number>(bound).fill(1));
  expect(statistic).toBeLessThan(limit);
});

// Bounds where results would be favoured, in stretches by a plain remainder, one in three by a plain product.
test.each([3 * 2 ** 30, 3 * 2 ** 51])("below(%i) is not biased where the range does not divide", (bound) => {
  const random = new Random("bias");
  const draws = Array.from({ length: 60_000 }, () => random.below(bound));
  for (const group of [(x: number) => Math.floor(x / (bound / 12)), (x: number) => x % 12]) {
    const { statistic, limit } = chiSquare(countEach(draws.map(group), 12), new Array<number>(12).fill(1));
    expect(statistic).toBeLessThan(limit);
  }
});

test("below gives whole numbers within any bound, and the high word of the exact product", () => {
  const bounds = fc.oneof(
    fc.integer({ min: 1, max: 2 ** 32 }),
    fc
      .maxSafeInteger()
      .map(Math.abs)
      .filter((bound) => bound > 0),
    fc.constantFrom(1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 53),
  );
  fc.assert(
    fc.property(bounds, fc.integer(), (bound, seed) => {
      const value = new Random(seed).below(bound);
      expect(Number.isInteger(value) && value >= 0 && value < bound).toBe(true);
      const word = BigInt(new Random(seed).uint32());
      const isRejected = (word * BigInt(bound)) % 2n ** 32n < 2n ** 32n % BigInt(bound);
      if (bound <= 2 ** 32 && !isRejected) expect(BigInt(value)).toBe((word * BigInt(bound)) >> 32n);
    }),
    { numRuns: 1_000 },
  );
});

test("below(1) is 0", () => {
  expect(new Random(1).below(1)).toBe(0);
});
