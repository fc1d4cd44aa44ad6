import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { RowSet } from "./row-set.ts";

function fill(limit: number, rows: Uint32Array): RowSet {
  const set = new RowSet({ limit });
  for (let row = 0; row < rows.length; row += 2) set.add(rows[row]!, rows[row + 1]!);
  return set;
}

test("as many rows as the limit are kept, and found again", () => {
  const rows = new Random(1).fillUint32(new Uint32Array(2_000));
  const set = fill(1_000, rows);
  set.add(rows[0]!, rows[1]!);
  expect([set.distinct, set.isExact, set.countSingles()]).toEqual([1_000, true, 999]);
  expect([set.has(rows[2]!, rows[3]!), set.has(rows[2]!, rows[3]! ^ 1)]).toEqual([true, false]);
});

test("beyond it the number is estimated within its bound, the same in whichever order parts merge", () => {
  for (let seed = 0; seed < 20; seed++) {
    const rows = new Random(seed).fillUint32(new Uint32Array(40_000));
    const whole = fill(512, rows);
    expect(Math.abs(whole.distinct / 20_000 - 1)).toBeLessThanOrEqual(whole.relativeError);
    const parts = [0, 10_000, 30_000].map(
      (start, at) => () => fill(512, rows.subarray(start, [16_000, 32_000, 40_000][at])),
    );
    for (const order of [parts, parts.toReversed()]) {
      const [first, ...others] = order.map((make) => make());
      for (const other of others) first!.merge(other);
      expect(first!.distinct).toBe(whole.distinct);
    }
  }
});
