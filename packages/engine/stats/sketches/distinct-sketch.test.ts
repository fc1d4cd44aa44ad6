import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { DistinctSketch } from "./distinct-sketch.ts";
import { hashValue } from "./hash-value.ts";
import { throughJson } from "./testing/streams.ts";

const sketchOf = (values: Iterable<string | number>, precision = 10) => {
  const sketch = new DistinctSketch({ precision });
  for (const value of values) sketch.add(value);
  return sketch;
};

/** Kinds of values that a weak hash would confuse. */
const KINDS: readonly ((i: number) => string | number)[] = [
  (i) => i,
  (i) => i * 2 ** 20,
  (i) => 1e9 + i / 1024,
  (i) => `user-${i}`,
  (i) => `${i}@example.org`,
  (i) => "a".repeat(i % 50) + String(i),
];

test("1,000 streams: the estimate is within five standard errors", { timeout: 60_000 }, () => {
  let squares = 0;
  for (let i = 0; i < 1000; i++) {
    const random = new Random("distinct").partition(i);
    const distinct = 1 + random.below(3000);
    const start = random.below(1e6);
    const kind = KINDS[random.below(KINDS.length)]!;
    const sketch = new DistinctSketch({ precision: 10 });
    for (let k = 0; k < distinct; k++) sketch.add(kind(start + k));
    for (let k = 0; k < 100; k++) sketch.add(kind(start + random.below(distinct)));
    const error = sketch.estimate() / distinct - 1;
    expect(Math.abs(error)).toBeLessThan(5 * sketch.standardError);
    squares += error * error;
    expect(sketch.count).toBe(distinct + 100);
  }
  expect(Math.sqrt(squares / 1000)).toBeLessThan(sketchOf([]).standardError);
});

test("large counts keep the stated error", () => {
  const sketch = new DistinctSketch();
  for (let i = 0; i < 500_000; i++) sketch.add(i);
  expect(Math.abs(sketch.estimate() / 5e5 - 1)).toBeLessThan(3 * sketch.standardError);
});

test("merging is the union, exactly, in any order and however often", () => {
  const values = fc.array(fc.oneof(fc.string(), fc.double()));
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      const whole = sketchOf([...a, ...b, ...c]);
      const left = sketchOf(a);
      left.merge(sketchOf(b));
      left.merge(sketchOf(c));
      const right = sketchOf(c);
      const pair = sketchOf(b);
      pair.merge(sketchOf(a));
      right.merge(pair);
      expect(left.save()).toEqual(whole.save());
      expect(right.save()).toEqual(whole.save());
      right.merge(whole);
      expect(right.estimate()).toBe(whole.estimate());
    }),
  );
});

test("nothing is 0, small counts are close, a saved sketch comes back", () => {
  expect(sketchOf([]).estimate()).toBe(0);
  expect(sketchOf(["x", "x", "y"]).estimate()).toBeCloseTo(2, 1);
  const sketch = sketchOf([1, "1", 0, -0, "é", "e\u0301"]);
  expect(Math.round(sketch.estimate())).toBe(5);
  const restored = DistinctSketch.restore(throughJson(sketch.save()));
  expect(restored.save()).toEqual(sketch.save());
});

test("bad input is refused by code", () => {
  const refusal = (code: string) => expect.objectContaining({ code });
  const { registers, ...rest } = sketchOf([1]).save();
  expect(() => new DistinctSketch({ precision: 30 })).toThrow(refusal("sketch-parameter-invalid"));
  expect(() => sketchOf([], 10).merge(sketchOf([], 11))).toThrow(refusal("sketches-differ"));
  expect(() => DistinctSketch.restore({ ...rest, registers: "not base64!" })).toThrow(
    refusal("sketch-state-invalid"),
  );
  expect(() => DistinctSketch.restore({ ...rest, registers: registers.slice(4) })).toThrow(
    refusal("sketch-state-invalid"),
  );
});

test("the hash spreads: one changed bit of a number changes each bit of the hash in about half of the cases", () => {
  const flips = new Float64Array(64);
  const trials = 2000;
  const random = new Random("avalanche");
  for (let i = 0; i < trials; i++) {
    const base = random.below(2 ** 40);
    const a = hashValue(base, { high: 0, low: 0 });
    const b = hashValue(base + 1, { high: 0, low: 0 });
    for (let bit = 0; bit < 32; bit++) {
      flips[bit]! += ((a.high ^ b.high) >>> bit) & 1;
      flips[32 + bit]! += ((a.low ^ b.low) >>> bit) & 1;
    }
  }
  for (const flipped of flips) expect(Math.abs(flipped / trials - 0.5)).toBeLessThan(0.06);
});
