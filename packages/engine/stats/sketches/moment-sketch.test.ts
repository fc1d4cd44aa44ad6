import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { kurtosis, momentsOf, skewness, variance } from "../descriptive/index.ts";
import { MomentSketch } from "./moment-sketch.ts";
import { cutStream, makeStream, mergeAtRandom, throughJson } from "./testing/streams.ts";

const sketchOf = (values: Iterable<number>) => {
  const sketch = new MomentSketch();
  for (const value of values) sketch.add(value);
  return sketch;
};

test("1,000 streams: parts merged in any order have the moments of the whole, to the last digits", {
  timeout: 60_000,
}, () => {
  for (let i = 0; i < 1000; i++) {
    const random = new Random("moments").partition(i);
    const values = makeStream(random, 1500);
    const merged = mergeAtRandom(random, cutStream(random, values).map(sketchOf));
    const truth = momentsOf(values);
    expect(merged.count).toBe(values.length);
    expect(merged.least).toBe(values.reduce((a, b) => Math.min(a, b)));
    expect(merged.greatest).toBe(values.reduce((a, b) => Math.max(a, b)));
    const size = Math.max(Math.abs(merged.least), Math.abs(merged.greatest));
    expect(Math.abs(merged.moments.mean - truth.mean)).toBeLessThanOrEqual(1e-14 * size);
    // A mean far from 0 is itself only known to its last digit.
    const offsetError = 1e-14 * size * Math.sqrt(truth.sum2 * values.length);
    expect(Math.abs(merged.moments.sum2 - truth.sum2)).toBeLessThanOrEqual(1e-12 * truth.sum2 + offsetError);
    if (truth.sum2 === 0 || offsetError > 1e-12 * truth.sum2) continue;
    expect(skewness(merged.moments)).toBeCloseTo(skewness(truth), 8);
    expect(kurtosis(merged.moments)).toBeCloseTo(kurtosis(truth), 6);
  }
});

test("missing and infinite values are counted apart, and an empty sketch is neutral", () => {
  const sketch = sketchOf([1, Number.NaN, 3, Number.POSITIVE_INFINITY]);
  sketch.merge(new MomentSketch());
  const { count, missing, infinite, least, greatest } = sketch;
  expect({ count, missing, infinite, least, greatest }).toEqual({
    count: 2,
    missing: 1,
    infinite: 1,
    least: 1,
    greatest: 3,
  });
  expect(variance(sketch.moments)).toBeCloseTo(1, 14);
  expect(new MomentSketch().least).toBeNaN();
});

test("a saved sketch goes on where it stood; a foreign one is refused", () => {
  const sketch = sketchOf([4, 5, 9]);
  const restored = MomentSketch.restore(throughJson(sketch.save()));
  for (const each of [sketch, restored]) each.add(-2);
  expect(restored.save()).toEqual(sketch.save());
  expect(MomentSketch.restore(throughJson(new MomentSketch().save())).count).toBe(0);
  const refusal = expect.objectContaining({ code: "sketch-state-invalid" });
  expect(() => MomentSketch.restore({ ...sketch.save(), count: -1 })).toThrow(refusal);
  expect(() =>
    MomentSketch.restore({ ...sketch.save(), extremes: [1] as unknown as [number, number] }),
  ).toThrow(refusal);
});
