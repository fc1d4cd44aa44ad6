import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { FrequencySketch } from "./frequency-sketch.ts";
import { cutStream, makeStream, mergeAtRandom, throughJson } from "./testing/streams.ts";

function sketchOf(values: Iterable<string | number>, capacity = 20): FrequencySketch {
  const sketch = new FrequencySketch({ capacity });
  for (const value of values) sketch.add(value);
  return sketch;
}

function countAll(values: Iterable<string | number>): Map<string | number, number> {
  const counts = new Map<string | number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

test("1,000 streams: true counts lie within the stated bounds after merges in any order", {
  timeout: 60_000,
}, () => {
  let inexact = 0;
  for (let i = 0; i < 1000; i++) {
    const random = new Random("frequencies").partition(i);
    const values = makeStream(random, 1000);
    const sketch = mergeAtRandom(
      random,
      cutStream(random, values).map((part) => sketchOf(part)),
    );
    expect(sketch.count).toBe(values.length);
    expect(sketch.error).toBeLessThanOrEqual(values.length / 21);
    if (sketch.error > 0) inexact += 1;
    const broken = [...countAll(values)].filter(([value, truth]) => {
      const { atLeast, atMost } = sketch.frequencyOf(value);
      return truth < atLeast || truth > atMost;
    });
    expect(broken).toEqual([]);
    expect(sketch.top().length).toBeLessThanOrEqual(20);
  }
  expect(inexact).toBeGreaterThan(300);
});

test("few categories are counted exactly, and merging them is order free", () => {
  const parts = [
    ["b", "a", 1],
    ["a", "1"],
    ["a", "b"],
  ].map((values) => sketchOf(values));
  const states = [
    [0, 1, 2],
    [2, 0, 1],
    [1, 2, 0],
  ].map((order) => {
    const sketch = sketchOf([]);
    for (const i of order) sketch.merge(parts[i]!);
    return sketch.save();
  });
  expect(states[1]).toEqual(states[0]);
  expect(states[2]).toEqual(states[0]);
  expect(states[0]!.counts).toEqual([
    ["a", 3],
    ["b", 2],
    [1, 1],
    ["1", 1],
  ]);
  expect(FrequencySketch.restore(throughJson(states[0]!)).top(1)).toEqual([
    { value: "a", atLeast: 3, atMost: 3 },
  ]);
});

test("values that no JSON number holds are counted as texts", () => {
  const sketch = sketchOf([Number.NaN, Number.NaN, Number.NEGATIVE_INFINITY]);
  expect(FrequencySketch.restore(throughJson(sketch.save())).save().counts).toEqual([
    ["NaN", 2],
    ["-Infinity", 1],
  ]);
});

test("bad input is refused by code", () => {
  const refusal = (code: string) => expect.objectContaining({ code });
  const state = sketchOf(["x"]).save();
  expect(() => new FrequencySketch({ capacity: 0 })).toThrow(refusal("sketch-parameter-invalid"));
  expect(() => sketchOf([]).merge(sketchOf([], 5))).toThrow(refusal("sketches-differ"));
  expect(() => FrequencySketch.restore({ ...state, count: 0 })).toThrow(refusal("sketch-state-invalid"));
  expect(() => FrequencySketch.restore({ ...state, counts: [["x", -1]] })).toThrow(
    refusal("sketch-state-invalid"),
  );
});
