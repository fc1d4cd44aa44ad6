/** @file What holds for every column, mosaic and projection: no few people, and shares of all rows. */
import { expect } from "vitest";
import type { Mosaic, Projection } from "../../report.ts";
import type { DescribedColumn } from "../describe-distribution.ts";
import type { OfSides } from "../sides.ts";

export function expectSafeColumn(described: DescribedColumn, rows: OfSides<number>): void {
  expect(described.distribution === null).toBe(described.withheld !== undefined);
  for (const side of ["real", "synthetic", "holdout"] as const) {
    const count = rows[side] ?? 0;
    const shares = listShares(described, side);
    if (side !== "synthetic") for (const share of shares) expectSafeShare(share, count);
    if (described.distribution !== null && described.distribution[side] !== null) expectWhole(shares, count);
  }
}

/** Of one side's groups, missing last. */
function listShares({ distribution, missing }: DescribedColumn, side: keyof OfSides<unknown>): number[] {
  const others = distribution?.kind === "bars" ? distribution.others.map((other) => other[side] ?? 0) : [];
  return [...(distribution?.[side] ?? []), ...others, missing[side] ?? 0];
}

export function expectSafeMosaic({ first, second, real, synthetic }: Mosaic, rows: OfSides<number>): void {
  expect(real.length).toBe(first.length * second.length);
  expect(Math.max(first.length, second.length)).toBeLessThanOrEqual(8);
  for (const share of real) expectSafeShare(share, rows.real);
  expectWhole(real, rows.real);
  expectWhole(synthetic, rows.synthetic);
}

/** Of as many rows as were drawn. */
export function expectSafeProjection({ cells }: Projection, rows: OfSides<number>): void {
  for (const { real } of cells) expectSafeShare(real, rows.real);
  expectWhole(
    cells.map(({ real }) => real),
    rows.real,
  );
  expectWhole(
    cells.map(({ synthetic }) => synthetic),
    rows.synthetic,
  );
  for (const [at, one] of cells.entries())
    for (const other of cells.slice(at + 1)) {
      const isApart =
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x ||
        one.y + one.height <= other.y ||
        other.y + other.height <= one.y;
      if (!isApart) expect.fail("two cells overlap");
    }
}

function expectSafeShare(share: number, rows: number): void {
  const people = share * rows;
  if (Math.abs(people - Math.round(people)) > 1e-6) expect.fail(`${people} rows`);
  if (people > 0.5 && people < 4.5) expect.fail(`${people} people are shown`);
}

function expectWhole(shares: readonly number[], rows: number): void {
  const sum = shares.reduce((total, share) => total + share, 0);
  expect(sum).toBeCloseTo(rows === 0 ? 0 : 1, 9);
}
