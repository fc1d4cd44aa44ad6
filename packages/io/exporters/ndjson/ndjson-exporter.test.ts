import { columnFromValues, makeTable } from "@semblance/engine/table";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryTable } from "../../../engine/table/testing/arbitrary-table.ts";
import { encodeText } from "../testing/encode-text.ts";
import { makeNdjsonFormat } from "./ndjson-exporter.ts";

test("every line is one object with every column", () => {
  const table = makeTable("t", [
    ["id", columnFromValues([1, 2])],
    ['na"me', columnFromValues(["Ada\n", null])],
    ["ok", columnFromValues([null, true])],
  ]);
  expect(encodeText(table, makeNdjsonFormat())).toBe(
    '{"id":1,"na\\"me":"Ada\\n","ok":null}\n{"id":2,"na\\"me":null,"ok":true}\n',
  );
});

test("numbers keep all digits; what is no number is a text; times are texts", () => {
  const table = makeTable("t", [
    ["big", columnFromValues([2n ** 63n - 1n, -(2n ** 63n)])],
    ["exact", { kind: "decimal", length: 2, scale: 2, values: BigInt64Array.of(1250n, -5n) }],
    ["float", { kind: "float64", length: 2, values: Float64Array.of(Number.NaN, -0) }],
    [
      "day",
      { kind: "datetime", part: "date", format: "%d.%m.%Y", length: 2, values: BigInt64Array.of(0n, 0n) },
    ],
  ]);
  expect(encodeText(table, makeNdjsonFormat())).toBe(
    '{"big":9223372036854775807,"exact":12.50,"float":"NaN","day":"1970-01-01"}\n' +
      '{"big":-9223372036854775808,"exact":-0.05,"float":-0.0,"day":"1970-01-01"}\n',
  );
});

test("any table is JSON, line by line", () => {
  fc.assert(
    fc.property(arbitraryTable({ maxRows: 6 }), (table) => {
      const lines = encodeText(table, makeNdjsonFormat()).split("\n");
      expect(lines.pop()).toBe("");
      expect(lines.length).toBe(table.rowCount);
      for (const line of lines)
        expect(Object.keys(JSON.parse(line)).sort()).toEqual([...table.columns.keys()].sort());
    }),
  );
});
