import fc from "fast-check";
import { expect, test } from "vitest";
import { Random, type RandomState } from "./random.ts";
import { philoxReference } from "./testing/philox-reference.ts";

const take = (random: Random, count: number) => Array.from({ length: count }, () => random.uint32());
const fill = (random: Random, count: number) => [...random.fillUint32(new Uint32Array(count))];

test("a stream is Philox over blocks 0, 1, 2 … of its identity", () => {
  const random = new Random("any");
  const [key0, key1, high0, high1] = random.save().identity;
  const blocks = [0, 1, 2].map((block) => philoxReference([block, 0, high0, high1], [key0, key1]));
  expect(take(random, 12)).toEqual(blocks.flat());
});

test("what a seed gives stays the same from version to version", () => {
  expect(take(new Random(42), 3)).toEqual([3410782042, 3969533089, 3851235053]);
  expect(take(new Random(42).stream("encode").partition(7), 3)).toEqual([3916035320, 715110733, 4136847459]);
});

test("a seed is its text: 42, 42n and '42' are one, other seeds are others", () => {
  const first = (seed: string | number | bigint) => take(new Random(seed), 4).join();
  expect(first(42n)).toBe(first(42));
  expect(first("42")).toBe(first(42));
  const seeds = [0, 1, -1, 42, "", "a", "ä", "\u0000", "\u0000\u0000", "12345678", "123456789", 2n ** 200n];
  expect(new Set(seeds.map(first)).size).toBe(seeds.length);
});

test("seed, stream and partition of the same label differ, and paths do not run together", () => {
  const root = new Random("1");
  const places = [
    root,
    root.stream("1"),
    root.partition(1),
    root.stream("ab").stream("c"),
    root.stream("a").stream("bc"),
    root.stream("abc"),
    root.stream("1").partition(1),
    root.partition(1).stream("1"),
  ];
  expect(new Set(places.map((random) => take(random, 4).join())).size).toBe(places.length);
});

test("a partition is the same whoever asks and whatever was drawn before", () => {
  const expected = take(new Random("s").stream("encode").partition(7), 9);
  const busy = new Random("s");
  take(busy, 1_001);
  const stream = busy.stream("encode");
  for (const index of [9, 3, 7, 0]) take(stream.partition(index), 5);
  take(stream, 77);
  expect(take(stream.partition(7), 9)).toEqual(expected);
  expect(take(new Random(busy.save()).stream("encode").partition(7), 9)).toEqual(expected);
});

test("deriving takes nothing from the parent", () => {
  const [plain, parent] = [new Random(1), new Random(1)];
  const words = take(plain, 6);
  const mixed = words.map((_, index) => {
    parent.stream("x").partition(index).uint32();
    return parent.uint32();
  });
  expect(mixed).toEqual(words);
});

test("20,000 partitions begin with different words", () => {
  const random = new Random("spread");
  const firsts = Array.from({ length: 20_000 }, (_, index) => random.partition(index));
  const pairs = new Set(firsts.map((part) => `${part.uint32()} ${part.uint32()}`));
  expect(pairs.size).toBe(20_000);
});

test("neighbouring partitions are not correlated", () => {
  const random = new Random("correlation");
  const rows = [0, 1, 2].map((index) => random.partition(index).fillFloat(new Float64Array(100_000)));
  const correlate = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, value, i) => sum + (value - 0.5) * (b[i]! - 0.5), 0) / (a.length / 12);
  // The standard error of a correlation of n pairs is 1/√n.
  const limit = 4 / Math.sqrt(100_000);
  expect(Math.abs(correlate(rows[0]!, rows[1]!))).toBeLessThan(limit);
  expect(Math.abs(correlate(rows[1]!, rows[2]!))).toBeLessThan(limit);
});

const draws = fc.oneof(
  fc.record({ kind: fc.constant("words"), count: fc.integer({ min: 0, max: 700 }) }),
  fc.record({ kind: fc.constant("fill"), count: fc.integer({ min: 0, max: 700 }) }),
);

test("fills and single draws take the same words, saved and restored anywhere", () => {
  fc.assert(
    fc.property(fc.array(draws, { maxLength: 8 }), (steps) => {
      let random = new Random("mixed");
      const seen = steps.flatMap(({ kind, count }) => {
        const words = kind === "fill" ? fill(random, count) : take(random, count);
        random = new Random(JSON.parse(JSON.stringify(random.save())) as RandomState);
        return words;
      });
      expect(seen).toEqual(take(new Random("mixed"), seen.length));
      expect(random.save().position).toBe(seen.length);
    }),
  );
});

test("a fill longer than the kernel's memory goes on without a seam", () => {
  const length = 40_003;
  expect(fill(new Random(5), length)).toEqual(take(new Random(5), length));
});

test("a stream goes on past 2³² blocks", () => {
  const { identity, ...state } = new Random(1).save();
  const random = new Random({ ...state, identity, position: 4 * 2 ** 32 - 2 });
  const [key0, key1, high0, high1] = identity;
  const last = philoxReference([0xffff_ffff, 0, high0, high1], [key0, key1]);
  const next = philoxReference([0, 1, high0, high1], [key0, key1]);
  expect(take(random, 6)).toEqual([...last.slice(2), ...next]);
});

test("float fills equal single draws and stay in [0, 1)", () => {
  const doubles = new Random(3).fillFloat(new Float64Array(2_000));
  const single = new Random(3);
  expect([...doubles]).toEqual(Array.from(doubles, () => single.float()));
  const floats = new Random(3).fillFloat(new Float32Array(2_000));
  const words = take(new Random(3), 2_000);
  expect([...floats]).toEqual(words.map((word) => Math.floor(word / 256) / 2 ** 24));
});

test("a fill of part of an array leaves the rest alone", () => {
  const values = new Float64Array(10).fill(-1);
  new Random(1).fillFloat(values.subarray(3, 6));
  expect([...values].map((value) => value === -1)).toEqual([1, 1, 1, 0, 0, 0, 1, 1, 1, 1].map(Boolean));
});

test("filling nothing takes nothing", () => {
  const random = new Random(1);
  random.fillUint32(new Uint32Array(0));
  random.fillFloat(new Float32Array(0));
  expect(random.save().position).toBe(0);
});

test("bad seeds, states, partitions and bounds are refused by name", () => {
  const random = new Random(1);
  const state = random.save();
  const refused = (make: () => unknown, code: string) =>
    expect(make).toThrow(expect.objectContaining({ code }));
  for (const seed of [Number.NaN, 0.5, 2 ** 53]) refused(() => new Random(seed), "random-seed-invalid");
  const states = [
    { ...state, algorithm: "other" },
    { ...state, identity: [1, 2, 3] },
    { ...state, identity: [1, 2, 3, -1] },
    { ...state, position: -1 },
    { ...state, position: 0.5 },
    {},
    null,
  ];
  for (const bad of states) refused(() => new Random(bad as unknown as RandomState), "random-state-invalid");
  for (const index of [-1, 0.5, Number.NaN])
    refused(() => random.partition(index), "random-partition-invalid");
  for (const bound of [0, -1, 1.5, Number.NaN, 2 ** 53 + 2, Number.POSITIVE_INFINITY])
    refused(() => random.below(bound), "random-bound-invalid");
});
