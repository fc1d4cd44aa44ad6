import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { QuantileSketch } from "./quantile-sketch.ts";
import { cutStream, makeStream, mergeAtRandom, throughJson } from "./testing/streams.ts";

function sketchOf(values: Iterable<number>, random: Random, capacity = 32): QuantileSketch {
  const sketch = new QuantileSketch({ random, capacity });
  for (const value of values) sketch.add(value);
  return sketch;
}

const PROBABILITIES = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99];

test("1,000 streams: ranks and quantiles of parts merged in any order are within the stated error", {
  timeout: 60_000,
}, () => {
  let used = 0;
  for (let i = 0; i < 1000; i++) {
    const random = new Random("quantiles").partition(i);
    const values = makeStream(random, 1000);
    const parts = cutStream(random, values).map((part, k) => sketchOf(part, random.partition(k)));
    const sketch = mergeAtRandom(random, parts);
    expect(sketch.count).toBe(values.length);
    expect(sketch.rankError).toBeLessThan(0.2);
    const sorted = values.slice().sort();
    for (const p of PROBABILITIES) {
      const found = sketch.quantile(p);
      const [below, upTo] = [shareBelow(sorted, found), shareUpTo(sorted, found)];
      const slack = sketch.rankError + 1e-12;
      used = Math.max(used, (below - p) / slack, (p - upTo) / slack);
      used = Math.max(used, Math.abs(sketch.cdf(found) - upTo) / slack);
    }
  }
  // Never broken, nor out of all proportion.
  expect(used).toBeLessThanOrEqual(1);
  expect(used).toBeGreaterThan(0.2);
});

test("the error stays under 0.6 % at the default capacity, and memory bounded, however long the stream", () => {
  const random = new Random("long stream");
  const sketch = new QuantileSketch({ random: random.stream("coins") });
  const values = Float64Array.from({ length: 200_000 }, () => random.float());
  for (const value of values) sketch.add(value);
  expect(sketch.rankError).toBeLessThan(0.006);
  expect(sketch.save().levels.flat().length).toBeLessThan(3 * 1024 + 100);
  for (const p of PROBABILITIES)
    expect(Math.abs(shareUpTo(values.sort(), sketch.quantile(p)) - p)).toBeLessThan(0.005);
});

test("short streams are kept whole and answered exactly", () => {
  const sketch = sketchOf([3, 1, 2, Number.NaN], new Random(1));
  expect(sketch.rankError).toBe(0);
  expect([0, 0.3, 0.5, 1].map((p) => sketch.quantile(p))).toEqual([1, 1, 2, 3]);
  expect([0, 1, 2.5, 3].map((x) => sketch.cdf(x))).toEqual([0, 1 / 3, 2 / 3, 1]);
  expect(sketch.missing).toBe(1);
});

test("the same coins give the same sketch, and a saved one goes on as if it had not been", () => {
  const values = Float64Array.from({ length: 3000 }, (_, i) => (i * 7919) % 3001);
  const make = () => sketchOf(values, new Random(7));
  expect(make().save()).toEqual(make().save());
  const original = make();
  const restored = QuantileSketch.restore(throughJson(original.save()));
  for (let i = 0; i < 2000; i++) for (const each of [original, restored]) each.add(i % 97);
  expect(restored.save()).toEqual(original.save());
});

test("an empty sketch answers NaN and is neutral; bad input is refused by code", () => {
  const empty = new QuantileSketch({ random: new Random(1) });
  expect([empty.quantile(0.5), empty.cdf(0)]).toEqual([Number.NaN, Number.NaN]);
  expect(QuantileSketch.restore(throughJson(empty.save())).count).toBe(0);
  const refusal = (code: string) => expect.objectContaining({ code });
  expect(() => empty.quantile(1.5)).toThrow(refusal("probability-out-of-range"));
  expect(() => new QuantileSketch({ random: new Random(1), capacity: 3 })).toThrow(
    refusal("sketch-parameter-invalid"),
  );
  expect(() => empty.merge(sketchOf([1], new Random(2)))).toThrow(refusal("sketches-differ"));
  expect(() => QuantileSketch.restore({ ...empty.save(), count: 5 })).toThrow(
    refusal("sketch-state-invalid"),
  );
});

function shareBelow(sorted: Float64Array, x: number): number {
  return countWhile(sorted, (value) => value < x) / sorted.length;
}

function shareUpTo(sorted: Float64Array, x: number): number {
  return countWhile(sorted, (value) => value <= x) / sorted.length;
}

function countWhile(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
}
