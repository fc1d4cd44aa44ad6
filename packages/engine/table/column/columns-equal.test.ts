import fc from "fast-check";
import { expect, test } from "vitest";
import { makeTable } from "../table.ts";
import { arbitraryColumn, arbitraryTable } from "../testing/arbitrary-table.ts";
import type { Column, TextColumn } from "./column.ts";
import { columnFromValues } from "./column-from-values.ts";
import { columnsEqual } from "./columns-equal.ts";
import { Dictionary } from "./dictionary.ts";
import { findDifference, tablesEqual } from "./tables-equal.ts";

test("a column equals a copy of itself, and no longer once one cell differs", () => {
  fc.assert(
    fc.property(arbitraryColumn(6), fc.nat({ max: 5 }), (column, row) => {
      const copy = { ...column };
      expect(columnsEqual(column, copy)).toBe(true);
      const nulls = column.nulls?.slice() ?? new Uint8Array(6);
      nulls[row] = 1 - (nulls[row] as number);
      expect(columnsEqual(column, { ...copy, nulls })).toBe(false);
    }),
  );
});

test("texts are compared, not codes; unused texts do not matter", () => {
  const a: TextColumn = {
    kind: "text",
    length: 2,
    codes: Int32Array.of(0, 1),
    dictionary: Dictionary.of(["x", "y"]),
  };
  const b: TextColumn = { ...a, codes: Int32Array.of(2, 0), dictionary: Dictionary.of(["y", "z", "x"]) };
  expect(columnsEqual(a, b)).toBe(true);
  expect(columnsEqual(a, { ...b, codes: Int32Array.of(2, 1) })).toBe(false);
});

test("the value under a null means nothing", () => {
  const nulls = Uint8Array.of(1, 0);
  const a: Column = { kind: "int32", length: 2, values: Int32Array.of(9, 1), nulls };
  expect(columnsEqual(a, { ...a, values: Int32Array.of(0, 1) })).toBe(true);
  expect(columnsEqual({ ...a, nulls: Uint8Array.of(0, 0) }, { ...a, nulls: Uint8Array.of(0, 0) })).toBe(true);
});

test("0 is not -0, NaN is NaN, and types differ by scale, part and zone", () => {
  const float = (value: number): Column => ({ kind: "float64", length: 1, values: Float64Array.of(value) });
  expect(columnsEqual(float(0), float(-0))).toBe(false);
  expect(columnsEqual(float(Number.NaN), float(Number.NaN))).toBe(true);
  const values = BigInt64Array.of(1n);
  const decimal = (scale: number): Column => ({ kind: "decimal", length: 1, values, scale });
  expect(columnsEqual(decimal(1), decimal(2))).toBe(false);
  const time: Column = { kind: "datetime", part: "datetime", length: 1, values };
  expect(columnsEqual(time, { ...time, zone: "UTC" })).toBe(false);
  expect(columnsEqual(time, { ...time, part: "time" })).toBe(false);
  expect(columnsEqual(time, { ...time, format: "%Y" })).toBe(true);
});

test("tables: names, order, rows", () => {
  fc.assert(
    fc.property(arbitraryTable({ maxRows: 5 }), (table) => {
      expect(tablesEqual(table, { ...table, columns: new Map(table.columns) })).toBe(true);
    }),
  );
  const column = columnFromValues([1, 2]);
  const table = makeTable("t", [
    ["a", column],
    ["b", columnFromValues([1, 3])],
  ]);
  const swapped = makeTable("t", [...table.columns].reverse());
  expect(findDifference(table, swapped)).toBe("column 0 (a) differs");
  expect(findDifference(table, makeTable("t", [["a", column]]))).toBe("2 columns against 1");
  expect(findDifference(table, makeTable("t", [["a", columnFromValues([1])]]))).toBe("2 rows against 1");
});
