import fc from "fast-check";
import { expect, test } from "vitest";
import { cellAt, renderCell } from "./cell.ts";
import type { Column } from "./column.ts";
import { columnFromValues } from "./column-from-values.ts";

const DAY_MICROS = 86_400_000_000n;

function renderOne(column: Column): string | null {
  return renderCell(column, 0);
}

test("whole numbers keep every digit", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      const column: Column = { kind: "int64", length: 1, values: BigInt64Array.of(value) };
      expect(renderOne(column)).toBe(String(value));
      expect(cellAt(column, 0)).toBe(value);
    }),
  );
  fc.assert(
    fc.property(fc.integer(), (value) => {
      expect(renderOne({ kind: "int32", length: 1, values: Int32Array.of(value) })).toBe(String(value));
    }),
  );
});

test("float64 has the shortest digits whatever is known of its decimals", () => {
  const value = fc.oneof(
    fc.double(),
    fc.integer({ min: -1e9, max: 1e9 }).map((n) => n / 1000),
  );
  fc.assert(
    fc.property(value, fc.option(fc.nat({ max: 15 })), (number, decimals) => {
      const values = Float64Array.of(number);
      const text = renderOne({ kind: "float64", length: 1, values, ...(decimals !== null && { decimals }) });
      expect(text).toBe(Object.is(number, -0) ? "-0.0" : String(number));
    }),
    { numRuns: 1_000 },
  );
});

test("decimals keep their scale", () => {
  const render = (value: bigint, scale: number) =>
    renderOne({ kind: "decimal", length: 1, scale, values: BigInt64Array.of(value) });
  expect(render(-5n, 2)).toBe("-0.05");
  expect(render(1250n, 2)).toBe("12.50");
  expect(render(0n, 3)).toBe("0.000");
  expect(render(7n, 0)).toBe("7");
  expect(render(-999_999_999_999_999_999n, 18)).toBe("-0.999999999999999999");
  expect(render(123_456_789_012_345_678n, 1)).toBe("12345678901234567.8");
  const column: Column = { kind: "decimal", length: 1, scale: 2, values: BigInt64Array.of(1250n) };
  expect(cellAt(column, 0)).toBe("12.50");
});

test("times are ISO 8601, as Date writes them, to the microsecond", () => {
  const micros = fc.bigInt({ min: -62_135_596_800_000_000n, max: 253_402_300_799_999_999n });
  fc.assert(
    fc.property(micros, (value) => {
      const floor = value - (((value % 1000n) + 1000n) % 1000n);
      const iso = new Date(Number(floor / 1000n)).toISOString();
      const fraction = String(((value % 1_000_000n) + 1_000_000n) % 1_000_000n).padStart(6, "0");
      const expected = `${iso.slice(0, 19)}.${fraction}`.replace(/\.000000$/, "");
      const column: Column = {
        kind: "datetime",
        part: "datetime",
        length: 1,
        values: BigInt64Array.of(value),
      };
      expect(renderOne(column)).toBe(expected);
      expect(renderOne({ ...column, zone: "UTC" })).toBe(`${expected}Z`);
      expect(renderOne({ ...column, part: "date" })).toBe(iso.slice(0, 10));
    }),
    { numRuns: 500 },
  );
});

test("years outside four digits carry their sign", () => {
  const date = (days: bigint): Column => ({
    kind: "datetime",
    part: "date",
    length: 1,
    values: BigInt64Array.of(days * DAY_MICROS),
  });
  expect(renderOne(date(-719_529n))).toBe("-000001-12-31");
  expect(renderOne(date(-719_528n))).toBe("0000-01-01");
  expect(renderOne(date(2_932_897n))).toBe("+010000-01-01");
});

test("times of day", () => {
  const time = (micros: bigint) =>
    renderOne({ kind: "datetime", part: "time", length: 1, values: BigInt64Array.of(micros) });
  expect(time(0n)).toBe("00:00:00");
  expect(time(DAY_MICROS - 1n)).toBe("23:59:59.999999");
  expect(time(3_600_500_000n)).toBe("01:00:00.500000");
});

test("null is null and the empty string is not", () => {
  const column = columnFromValues(["", null, "é"]);
  expect([0, 1, 2].map((row) => renderCell(column, row))).toEqual(["", null, "é"]);
  expect([0, 1, 2].map((row) => cellAt(column, row))).toEqual(["", null, "é"]);
  expect(cellAt(columnFromValues([true, null]), 0)).toBe(true);
  expect(renderCell(columnFromValues([null, false]), 1)).toBe("false");
});

test("a row of a slice is the slice's row", () => {
  const values = BigInt64Array.of(0n, DAY_MICROS, 2n * DAY_MICROS);
  const slice: Column = { kind: "datetime", part: "date", length: 2, values: values.subarray(1) };
  expect(renderCell(slice, 0)).toBe("1970-01-02");
});
