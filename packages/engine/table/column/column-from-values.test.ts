import { expect, test } from "vitest";
import { cellAt } from "./cell.ts";
import type { CellValue } from "./column.ts";
import { columnFromValues } from "./column-from-values.ts";

test("the kind follows from the values", () => {
  const kindOf = (...values: Parameters<typeof columnFromValues>[0]) => columnFromValues(values).kind;
  expect(kindOf(1, -(2 ** 31), null)).toBe("int32");
  expect(kindOf(1, 2 ** 31)).toBe("int64");
  expect(kindOf(1n, 2)).toBe("int64");
  expect(kindOf(1, 2 ** 60)).toBe("float64");
  expect(kindOf(0.5)).toBe("float64");
  expect(kindOf(-0)).toBe("float64");
  expect(kindOf(true, undefined)).toBe("boolean");
  expect(kindOf("a", null)).toBe("text");
  expect(kindOf(null)).toBe("text");
  expect(kindOf()).toBe("text");
});

test("holds the values given", () => {
  const columns: CellValue[][] = [
    [1, null, 3],
    [1n, null, 2n ** 63n - 1n],
    ["b", "", null, "b"],
    [false, null, true],
  ];
  for (const values of columns) {
    const column = columnFromValues(values);
    expect(values.map((_, row) => cellAt(column, row))).toEqual(values);
    expect(column.nulls).toEqual(Uint8Array.from(values, (value) => (value === null ? 1 : 0)));
  }
  expect(columnFromValues([1]).nulls).toBeUndefined();
});

test("values of several kinds are refused", () => {
  expect(() => columnFromValues([1, "a"])).toThrow("one kind");
  expect(() => columnFromValues([true, 1])).toThrow("one kind");
});
