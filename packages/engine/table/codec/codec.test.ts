import fc from "fast-check";
import { expect, test } from "vitest";
import { Dictionary } from "../column/dictionary.ts";
import { findDifference } from "../column/tables-equal.ts";
import { batchTable, makeTable, type Table } from "../table.ts";
import { arbitraryTable } from "../testing/arbitrary-table.ts";
import { PREFIX_BYTES, readPrefix } from "./frame.ts";
import { TableDecoder } from "./table-decoder.ts";
import { TableEncoder } from "./table-encoder.ts";

function encode(...tables: Table[]): Buffer {
  const encoder = new TableEncoder();
  return Buffer.concat(tables.flatMap((table) => encoder.encode(table)));
}

function decode(bytes: Uint8Array): Table[] {
  const decoder = new TableDecoder();
  const tables: Table[] = [];
  for (let at = 0; at < bytes.length; ) {
    const prefix = readPrefix(bytes.subarray(at));
    const length = prefix.headerBytes + prefix.bodyBytes;
    at += PREFIX_BYTES;
    const content = new Uint8Array(bytes.subarray(at, at + length));
    const table = decoder.decode(prefix, content);
    if (table !== undefined) tables.push(table);
    at += length;
  }
  return tables;
}

test("a decoded table is the encoded one, with how its values were written", () => {
  fc.assert(
    fc.property(arbitraryTable(), (table) => {
      const [decoded, ...others] = decode(encode(table));
      expect(others).toEqual([]);
      expect(decoded?.name).toBe(table.name);
      expect(findDifference(decoded as Table, table)).toBeUndefined();
    }),
  );
});

test("formats, zones and decimals come along", () => {
  const values = BigInt64Array.of(0n);
  const when = {
    kind: "datetime",
    length: 1,
    values,
    part: "date",
    format: "%d.%m.%Y",
    zone: "UTC",
  } as const;
  const mixed = { ...when, otherFormats: ["%Y"] } as const;
  const price = { kind: "float64", length: 1, values: Float64Array.of(1.5), decimals: 2 } as const;
  const table = makeTable("t", [
    ["when", when],
    ["mixed", mixed],
    ["price", price],
  ]);
  expect(decode(encode(table))).toEqual([table]);
});

test("a dictionary that batches share is sent once and shared again", () => {
  const dictionary = Dictionary.of(["a", "b"]);
  const codes = Int32Array.of(0, 1, 1, 0);
  const table = makeTable("t", [["c", { kind: "text", length: 4, codes, dictionary }]]);
  const [first, second] = decode(encode(...batchTable(table, 2)));
  const dictionaryOf = (batch: Table | undefined) => {
    const column = batch?.columns.get("c");
    return column?.kind === "text" ? column.dictionary : undefined;
  };
  expect(dictionaryOf(first)).toBe(dictionaryOf(second));
  expect(dictionaryOf(first)?.texts()).toEqual(["a", "b"]);
});

test("a table without columns or rows", () => {
  const none = makeTable("t", []);
  const empty = makeTable("t", [["x", { kind: "int32", length: 0, values: new Int32Array(0) }]]);
  expect(decode(encode(none, empty))).toEqual([none, empty]);
});

test("a damaged frame is refused, whatever bit or length is wrong", () => {
  fc.assert(
    fc.property(arbitraryTable(), fc.nat(), fc.integer({ min: 1, max: 255 }), (table, place, change) => {
      const bytes = encode(table);
      const at = place % bytes.length;
      bytes[at] = (bytes[at] as number) ^ change;
      const starts = frameStarts(encode(table));
      // The last four bytes of a prefix mean nothing.
      const isMeaningless = starts.some((start) => at >= start + 20 && at < start + PREFIX_BYTES);
      expect(decodeOrCode(bytes)).toBe(isMeaningless ? "read" : "frame-damaged");
      expect(decodeOrCode(encode(table).subarray(0, at))).toBe(
        starts.includes(at) ? "read" : "frame-damaged",
      );
    }),
  );
});

function frameStarts(bytes: Uint8Array): number[] {
  const starts: number[] = [];
  for (let start = 0; start < bytes.length; ) {
    starts.push(start);
    const { headerBytes, bodyBytes } = readPrefix(bytes.subarray(start));
    start += PREFIX_BYTES + headerBytes + bodyBytes;
  }
  return starts;
}

function decodeOrCode(bytes: Uint8Array): string {
  try {
    decode(bytes);
    return "read";
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}
