import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { BINS } from "./bin-features.ts";
import { HistogramMemory, STRIDE } from "./histogram.ts";
import { type Feature, fitBoosting, predictBoosting } from "./index.ts";

function draw(rows: number, seed: number) {
  const random = new Random(seed);
  const number = Float64Array.from({ length: rows }, () => random.float());
  const other = Float64Array.from({ length: rows }, () =>
    random.float() < 0.2 ? Number.NaN : random.float(),
  );
  const codes = Int32Array.from({ length: rows }, () => random.below(5) - 1);
  const features: Feature[] = [
    { kind: "numeric", name: "number", values: number },
    { kind: "numeric", name: "other", values: other },
    { kind: "categorical", name: "code", codes, size: 4 },
  ];
  return { random, features, number, other, codes };
}

test.each([1_001, 5_000])("the kernel adds up what a plain loop adds up, %i rows", (rowCount) => {
  const random = new Random(1);
  const bins = [0, 1, 2].map(() => Uint8Array.from({ length: rowCount }, () => random.below(BINS)));
  const binnings = bins.map(
    () => ({ kind: "numeric", cuts: new Float64Array(254), binCount: 255, hasMissing: true }) as const,
  );
  const order = Int32Array.from({ length: rowCount }, (_, row) => (row * 7) % rowCount);
  const gradients = Float64Array.from(order, () => random.float() - 0.5);
  const hessians = Float64Array.from(order, () => random.float());
  const memory = new HistogramMemory({ names: [], rowCount, binnings, bins }, order, 2);
  const histogram = memory.take();
  memory.fill(histogram, { start: 5, end: rowCount - 1 }, { gradients, hessians });
  const plain = new Float64Array(histogram.length);
  for (const row of order.subarray(5, rowCount - 1))
    for (const [feature, column] of bins.entries()) {
      const cell = (feature * BINS + (column[row] as number)) * STRIDE;
      plain[cell] = (plain[cell] as number) + (gradients[row] as number);
      plain[cell + 1] = (plain[cell + 1] as number) + (hessians[row] as number);
      plain[cell + 2] = (plain[cell + 2] as number) + 1;
    }
  for (const [cell, sum] of histogram.entries()) expect(sum).toBeCloseTo(plain[cell] as number, 9);
});

test("numbers, categories and missing values are all learned from", () => {
  const { features, number, other, codes } = draw(4_000, 2);
  const target = Float64Array.from(number, (value, row) => {
    const missing = Number.isNaN(other[row]) ? 3 : 0;
    return (value > 0.5 ? 1 : 0) + missing + [0, 2, 0, 5, 1][(codes[row] as number) + 1]!;
  });
  const model = fitBoosting(features, target, { loss: "squared" });
  const error = predictBoosting(model, features).reduce(
    (sum, mean, row) => sum + (mean - target[row]!) ** 2,
    0,
  );
  expect(error / target.length).toBeLessThan(0.001);
});

test("several classes: probabilities add up to one and point at the right class", () => {
  const { features, number } = draw(3_000, 3);
  const target = number.map((value) => Math.floor(value * 4));
  const model = fitBoosting(features, target, { loss: "softmax", classes: 4, rounds: 30 });
  const answers = predictBoosting(model, features);
  let right = 0;
  for (let row = 0; row < target.length; row++) {
    const classes = answers.subarray(row * 4, row * 4 + 4);
    expect(classes.reduce((sum, value) => sum + value)).toBeCloseTo(1, 12);
    if (classes.indexOf(Math.max(...classes)) === target[row]) right++;
  }
  expect(right / target.length).toBeGreaterThan(0.99);
});

test("rare classes do not carry the rows beside them away for good", () => {
  const values = Float64Array.from({ length: 4_000 }, (_, row) => row);
  // Four rows each of nine classes, everywhere fewer than a leaf must hold.
  const target = values.map((row) => (row % 400 < 4 && row >= 400 ? Math.floor(row / 400) : 0));
  const features: Feature[] = [{ kind: "numeric", name: "place", values }];
  const model = fitBoosting(features, target, { loss: "softmax", classes: 10, rounds: 20 });
  expect(Math.max(...model.trees.flatMap(({ value }) => [...value]).map(Math.abs))).toBeLessThanOrEqual(5);
  const answers = predictBoosting(model, features);
  const right = target.filter((own, row) => (answers[row * 10 + own] as number) > 0.5).length;
  expect(right / target.length).toBeGreaterThan(0.97);
});

test("rounds that bring nothing end the growth, and what they grew is cut off", () => {
  const { random, features } = draw(4_000, 4);
  const target = Float64Array.from({ length: 4_000 }, () => random.below(2));
  const model = fitBoosting(features, target, { loss: "logistic", patience: 5, rounds: 200 });
  expect(model.trees.length).toBeLessThan(20);
});

test("the same seed grows the same trees; every node knows how many rows came through", () => {
  const { features, number } = draw(500, 5);
  const target = number.map((value) => Math.sin(9 * value));
  const grow = () => fitBoosting(features, target, { loss: "squared", rounds: 5, patience: 3 });
  expect(grow()).toEqual(grow());
  for (const { cover, left, right, feature } of grow().trees)
    for (const [node, asked] of feature.entries())
      if (asked >= 0) expect(cover[node]).toBe(cover[left[node]!]! + cover[right[node]!]!);
});

test("one row, constant features, only missing values and infinite values are no trouble", () => {
  const feature = (values: number[]): Feature[] => [
    { kind: "numeric", name: "x", values: Float64Array.from(values) },
  ];
  for (const values of [
    [1],
    [2, 2, 2],
    [Number.NaN, Number.NaN],
    [Number.NEGATIVE_INFINITY, 0, Number.POSITIVE_INFINITY],
  ]) {
    const target = Float64Array.from(values, (_, row) => row);
    const model = fitBoosting(feature(values), target, { loss: "squared", minLeafRows: 1 });
    expect(predictBoosting(model, feature(values)).every(Number.isFinite)).toBe(true);
  }
});

test("more than 255 categories share their last bin", () => {
  const random = new Random(6);
  const codes = Int32Array.from({ length: 20_000 }, () => Math.floor(1_000 * random.float() ** 3));
  const target = Float64Array.from(codes, (code) => code % 2);
  const features: Feature[] = [{ kind: "categorical", name: "c", codes, size: 1_000 }];
  const model = fitBoosting(features, target, { loss: "logistic" });
  const right = predictBoosting(model, features).filter((p, row) => p > 0.5 === (target[row] === 1)).length;
  expect(right / codes.length).toBeGreaterThan(0.75);
});

test("what does not fit is refused with a code", () => {
  const { features } = draw(10, 7);
  expect(() => fitBoosting(features, new Float64Array(9), { loss: "squared" })).toThrow(/10 rows.*9 targets/);
  expect(() => fitBoosting(features, new Float64Array(10).fill(2), { loss: "logistic" })).toThrow(
    /does not fit/,
  );
});
