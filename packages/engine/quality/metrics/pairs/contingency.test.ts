import { expect, test } from "vitest";
import { Random } from "../../../base/index.ts";
import type { CodedSides } from "../../sides/binned.ts";
import { countPairs, cramersV, eachCell, totalVariation } from "./contingency.ts";

function draw(rows: number, width: number, least: 0 | -1, seed: number): CodedSides {
  const random = new Random(seed);
  const codes = () => Int32Array.from({ length: rows }, () => random.below(width) + least);
  return { real: codes(), synthetic: codes(), width, ...(least === -1 && { least }) };
}

/** Empty, a few, more than one stretch of the kernel and no multiple of its step; dense and sparse. */
test.each([
  [0, 3, 4],
  [1, 3, 4],
  [7, 1, 1],
  [1_003, 12, 9],
  [70_001, 11, 43],
  [500, 900, 800],
  [3_000, 100_000, 100_000],
])("%i rows of %i times %i codes are counted as one by one", (rows, width, otherWidth) => {
  const [one, other] = [draw(rows, width, -1, 1), draw(rows, otherWidth, 0, 2)];
  const expected = new Map<number, number>();
  for (const [row, code] of one.real.entries()) {
    const cell = (code + 1) * otherWidth + (other.real[row] as number);
    expected.set(cell, (expected.get(cell) ?? 0) + 1);
  }
  const counted = new Map<number, number>();
  eachCell(countPairs(one, other, "real"), (cell, count) => counted.set(cell, count));
  expect(counted).toEqual(expected);
});

test("tables are equal to themselves, and as far apart as can be without a common cell", () => {
  const [one, other] = [draw(5_000, 4, 0, 3), draw(5_000, 5, -1, 4)];
  const table = countPairs(one, other, "real");
  expect(totalVariation(table, table)).toBe(0);
  const left = { real: new Int32Array(9), synthetic: new Int32Array(9).fill(1), width: 2 };
  const pair = [countPairs(left, left, "real"), countPairs(left, left, "synthetic")] as const;
  expect(totalVariation(...pair)).toBe(1);
  expect(cramersV(pair[0])).toBeUndefined();
  expect(cramersV(countPairs(one, one, "real"))).toBeCloseTo(1, 12);
  expect(cramersV(table)).toBeLessThan(0.05);
});
