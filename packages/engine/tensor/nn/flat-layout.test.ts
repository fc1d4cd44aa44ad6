import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { fillDropoutMask } from "./dropout.ts";
import { given, kaiming, lecun, normal, ones, xavier, zeros } from "./initialise.ts";
import { Scope } from "./scope.ts";

test("variables lie one after the other and are found by name", () => {
  const scope = Scope.create();
  scope.within("a").parameter("weight", [2, 3], ones);
  scope.within("b").parameter("bias", [2], given([7, 8]));
  const flat = scope.parameters.initialise(new Random(1));
  expect([...flat]).toEqual([1, 1, 1, 1, 1, 1, 7, 8]);
  expect([...scope.parameters.view(flat, "b/bias")]).toEqual([7, 8]);
  expect(() => scope.within("a").parameter("weight", [1], zeros)).toThrow('"a/weight"');
  expect(() => scope.parameters.view(flat, "c")).toThrow("nothing is declared so");
});

test("a variable starts the same whatever is declared around it", () => {
  const one = Scope.create();
  one.parameter("w", [3, 2], normal(1));
  const two = Scope.create();
  two.parameter("first", [5], normal(1));
  two.parameter("w", [3, 2], normal(1));
  const alone = one.parameters.initialise(new Random(4));
  const beside = two.parameters.view(two.parameters.initialise(new Random(4)), "w");
  expect([...beside]).toEqual([...alone]);
  expect([...one.parameters.initialise(new Random(5))]).not.toEqual([...alone]);
});

test.each([
  ["kaiming", kaiming, Math.sqrt(6 / 50)],
  ["xavier", xavier, Math.sqrt(6 / 250)],
  ["lecun", lecun, Math.sqrt(1 / 50)],
] as const)("%s is even between its bounds", (_, start, bound) => {
  const values = new Float64Array(10_000);
  start(values, [50, 200], new Random(2));
  expect(Math.max(...values)).toBeLessThanOrEqual(bound);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(-bound);
  const variance = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
  expect(variance / (bound ** 2 / 3)).toBeCloseTo(1, 1);
});

test("a dropout mask drops its share and keeps the mean", () => {
  for (const rate of [0.1, 0.5, 0.999]) {
    const mask = new Float32Array(100_001);
    fillDropoutMask(new Random(3), mask, rate);
    const dropped = mask.filter((value) => value === 0).length / mask.length;
    const rounded = Math.min(255, Math.round(rate * 256)) / 256;
    expect(Math.abs(dropped - rounded)).toBeLessThan(0.006);
    expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / (1 - rounded))]));
  }
});
