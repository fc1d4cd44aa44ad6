import fc from "fast-check";
import { expect, test } from "vitest";
import { renderCell } from "../column/cell.ts";
import type { CellValue, Column } from "../column/column.ts";
import { columnFromValues } from "../column/column-from-values.ts";
import { sliceColumn } from "../column/slice.ts";
import { countDistinct } from "./count-distinct.ts";

const kinds: readonly fc.Arbitrary<CellValue>[] = [
  fc.string({ maxLength: 2 }),
  fc.boolean(),
  fc.integer({ min: -9, max: 9 }),
  fc.integer(),
  fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0.5),
];

function countByText(column: Column): Map<string, number> {
  const counts = new Map<string, number>();
  for (let row = 0; row < column.length; row++) {
    const text = renderCell(column, row);
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

test.each(kinds.map((kind, index) => [index, kind] as const))("counts what is there, kind %i", (_, kind) => {
  fc.assert(
    fc.property(fc.array(fc.option(kind)), fc.nat(5), (cells, from) => {
      const column = sliceColumn(columnFromValues(cells), from, cells.length);
      const { values, counts } = countDistinct(column);
      const found = new Map(Array.from(counts, (count, index) => [renderCell(values, index), count]));
      expect(found).toEqual(countByText(column));
    }),
    { seed: 4, numRuns: 100 },
  );
});

test("both zeros are one value, and all NaN are one", () => {
  const values = Float64Array.of(0, -0, Number.NaN, 1, Number.NaN);
  const { counts } = countDistinct({ kind: "float64", length: 5, values });
  expect([...counts].sort()).toEqual([1, 2, 2]);
});

test("distinct numbers ascend", () => {
  const column = columnFromValues([5_000_000, -7, 12, -7, 2_000_000_000]);
  expect(countDistinct(column)).toMatchObject({
    values: { values: Int32Array.of(-7, 12, 5_000_000, 2_000_000_000) },
    counts: Int32Array.of(2, 1, 1, 1),
  });
});
