import fc from "fast-check";
import { expect, test } from "vitest";
import { readGolden, relativeError } from "../golden/golden.ts";
import { type HistogramOptions, histogram, histogramDensity } from "./histogram.ts";

interface HistogramCase {
  readonly values: readonly number[];
  readonly options: HistogramOptions;
  readonly expected: { readonly counts: number[]; readonly edges: number[]; readonly density: number[] };
}

const cases = readGolden<{ histograms: readonly HistogramCase[] }>("descriptive").histograms;

test("edges, counts and densities are NumPy's", () => {
  for (const { values, options, expected } of cases) {
    const found = histogram(values, options);
    const { weights, ...rest } = options;
    const label = JSON.stringify(rest);
    expect([...found.edges], label).toEqual(expected.edges);
    expectClose(found.counts, expected.counts, weights ? 1e-14 : 0);
    expectClose(histogramDensity(found), expected.density, 1e-14);
  }
});

function expectClose(found: Float64Array, expected: readonly number[], tolerance: number): void {
  expect(found.length).toBe(expected.length);
  found.forEach((value, i) => {
    expect(relativeError(value, expected[i]!)).toBeLessThanOrEqual(tolerance);
  });
}

const anyNumber = fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ min: -20, max: 20 }));
const bins = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.constantFrom("auto" as const, "fd" as const, "sturges" as const),
  fc
    .uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 2 })
    .map((edges) => edges.sort((a, b) => a - b)),
);

test("every value is counted once, in the bin whose edges hold it", () => {
  fc.assert(
    fc.property(fc.array(anyNumber), bins, (values, chosen) => {
      const { edges, counts, outside, missing } = histogram(values, { bins: chosen });
      const total = counts.reduce((sum, count) => sum + count, 0) + outside + missing;
      expect(total).toBe(values.length);
      expect(missing).toBe(values.filter(Number.isNaN).length);
      const expected = new Float64Array(counts.length);
      for (const value of values) {
        if (!(value >= edges[0]! && value <= edges[counts.length]!)) continue;
        expected[
          Math.min(
            edges.findLastIndex((edge) => edge <= value),
            counts.length - 1,
          )
        ]! += 1;
      }
      expect(Buffer.from(counts.buffer).equals(Buffer.from(expected.buffer))).toBe(true);
    }),
  );
});

test("without values it spans [0, 1], and its density is NaN", () => {
  const empty = histogram([], { bins: 2 });
  expect(empty).toEqual({
    edges: Float64Array.of(0, 0.5, 1),
    counts: Float64Array.of(0, 0),
    outside: 0,
    missing: 0,
  });
  expect([...histogramDensity(empty)]).toEqual([Number.NaN, Number.NaN]);
  expect(histogram([Number.NaN], { bins: "auto" })).toMatchObject({ missing: 1, outside: 0 });
});

test("a span too narrow for its bins is widened like that of a constant", () => {
  for (const values of [[0, 5e-324], [0.3, 0.30000000000000004], [1e20, 1e20], [-1e300]]) {
    for (const chosen of [1, 10, 1_000, "auto", "fd", "sturges"] as const) {
      const { edges, counts, outside } = histogram(values, { bins: chosen });
      expect(edges.every((edge, k) => k === 0 || edge > edges[k - 1]!)).toBe(true);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
      expect(outside).toBe(0);
    }
  }
  expect([...histogram([0.3, 0.30000000000000004], { bins: 1 }).edges].map(Math.fround)).toEqual(
    [-0.2, 0.8].map(Math.fround),
  );
});

test("bad bins, edges, ranges and weights are refused by code", () => {
  const refusal = (code: string) => expect.objectContaining({ code });
  for (const count of [0, -1, 2.5, Number.NaN, 1e9]) {
    expect(() => histogram([1], { bins: count })).toThrow(refusal("histogram-bins-invalid"));
  }
  for (const edges of [[], [1], [1, 1], [2, 1], [0, Number.NaN], [0, Number.POSITIVE_INFINITY]]) {
    expect(() => histogram([1], { bins: edges })).toThrow(refusal("histogram-edges-invalid"));
  }
  const infinite = [0, Number.POSITIVE_INFINITY];
  expect(() => histogram(infinite)).toThrow(refusal("histogram-range-invalid"));
  expect(() => histogram([1], { range: [2, 1] })).toThrow(refusal("histogram-range-invalid"));
  expect(histogram(infinite, { range: [0, 1] })).toMatchObject({ outside: 1 });
  expect(() => histogram([1], { weights: [] })).toThrow(refusal("weights-length-differs"));
});
