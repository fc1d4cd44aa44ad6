import fc from "fast-check";
import { expect, test } from "vitest";
import { drawWithoutReplacement, fillPermutation, shuffle } from "./permutation.ts";
import { Random } from "./random.ts";
import { chiSquare, countEach } from "./testing/goodness-of-fit.ts";

test("a permutation holds each place once", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer(), (length, seed) => {
      const values = fillPermutation(new Random(seed), new Uint32Array(length));
      expect([...values.toSorted()]).toEqual([...values.keys()]);
    }),
  );
});

test("all 24 orders of four are equally likely", () => {
  const random = new Random("orders");
  const orders = Array.from({ length: 48_000 }, () => {
    const [a = 0, b = 0, c = 0] = fillPermutation(random, new Uint32Array(4));
    return a * 16 + b * 4 + c;
  });
  const counts = countEach(orders, 64).filter((count) => count > 0);
  expect(counts).toHaveLength(24);
  const { statistic, limit } = chiSquare(counts, new Array<number>(24).fill(1));
  expect(statistic).toBeLessThan(limit);
});

test("shuffle moves what it is given and keeps all of it", () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer(), (values, seed) => {
      expect(shuffle(new Random(seed), [...values]).sort()).toEqual([...values].sort());
    }),
  );
  const floats = Float32Array.from({ length: 100 }, (_, i) => i / 2);
  const shuffled = shuffle(new Random(1), floats.slice());
  expect(shuffled).not.toEqual(floats);
  expect(shuffled.toSorted()).toEqual(floats);
});

test("a sample has no repeats and is the beginning of a permutation, kept whole or sparse", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (total, share) => {
        const count = Math.round(total * share ** 4);
        const sample = drawWithoutReplacement(new Random(total), { count, total });
        expect(new Set(sample).size).toBe(count);
        expect([...sample]).toEqual([
          ...fillPermutation(new Random(total), new Uint32Array(total)).subarray(0, count),
        ]);
      },
    ),
  );
});

test("the map of a sparse sample follows places that moved more than once", () => {
  for (let seed = 0; seed < 8; seed += 1) {
    const sample = drawWithoutReplacement(new Random(seed), { count: 1_249, total: 20_000 });
    const whole = fillPermutation(new Random(seed), new Uint32Array(20_000));
    expect(sample).toEqual(whole.slice(0, 1_249));
  }
});

test("a small sample of a great many takes memory for the sample only", () => {
  const sample = drawWithoutReplacement(new Random("great"), { count: 20_000, total: 2 ** 32 });
  expect(new Set(sample).size).toBe(20_000);
  const { statistic, limit } = chiSquare(
    countEach(
      Array.from(sample, (value) => Math.floor(value / 2 ** 28)),
      16,
    ),
    new Array<number>(16).fill(1),
  );
  expect(statistic).toBeLessThan(limit);
});

test("every element is as likely as any other, in every place", () => {
  const random = new Random("places");
  const pairs = Array.from({ length: 40_000 }, () => {
    const [a = 0, b = 0] = drawWithoutReplacement(random, { count: 2, total: 5 });
    return a * 5 + b;
  });
  const isPair = (_: number, index: number) => index % 6 !== 0;
  const counts = countEach(pairs, 25);
  expect(counts.filter((_, index) => index % 6 === 0)).toEqual([0, 0, 0, 0, 0]);
  const { statistic, limit } = chiSquare(counts.filter(isPair), new Array<number>(20).fill(1));
  expect(statistic).toBeLessThan(limit);
});

test("all, one or none can be drawn", () => {
  expect([...drawWithoutReplacement(new Random(1), { count: 0, total: 0 })]).toEqual([]);
  expect([...drawWithoutReplacement(new Random(1), { count: 0, total: 9 })]).toEqual([]);
  expect([...drawWithoutReplacement(new Random(1), { count: 1, total: 1 })]).toEqual([0]);
  expect(shuffle(new Random(1), [])).toEqual([]);
});

test.each([
  { count: 2, total: 1 },
  { count: -1, total: 1 },
  { count: 0.5, total: 1 },
  { count: 1, total: Number.NaN },
  { count: 1, total: 2 ** 32 + 1 },
])("%j cannot be drawn", (request) => {
  expect(() => drawWithoutReplacement(new Random(1), request)).toThrow(
    expect.objectContaining({ code: "random-sample-invalid" }),
  );
});
