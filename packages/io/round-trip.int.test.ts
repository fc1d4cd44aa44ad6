/** @file Writing and reading back is the identity, whatever is in the table, in every format and compression. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  batchTable,
  type Column,
  type ColumnKind,
  columnFromValues,
  type DatetimeColumn,
  makeTable,
} from "@semblance/engine/table";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { arbitraryTable, columnKinds } from "../engine/table/testing/arbitrary-table.ts";
import type { SourceOptions } from "./connector.ts";
import { openSource } from "./open-source.ts";
import { readTable } from "./read-table.ts";
import { describeTypes, findChange } from "./testing/same-values.ts";

/** What a text file cannot say of itself when its content is as odd as here. */
const asWritten = (delimiter: string): SourceOptions => ({
  format: { delimiter, quote: '"', escape: '"', header: "true", encoding: "utf-8" },
});

const formats: readonly (readonly [ending: string, options: SourceOptions])[] = [
  [".csv", asWritten(",")],
  [".tsv", asWritten("\t")],
  [".csv.gz", asWritten(",")],
  [".csv.zst", asWritten(",")],
  [".ndjson", {}],
  [".ndjson.gz", {}],
  [".ndjson.zst", {}],
  [".parquet", {}],
];

describe.each(formats)("%s", async (ending, options) => {
  const folder = mkdtempSync(join(tmpdir(), "semblance-round-trip-"));
  const source = await openSource(folder, options);
  afterAll(async () => {
    await source.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function expectIdentity(kinds: readonly ColumnKind[], numRuns: number): Promise<void> {
    const property = fc.asyncProperty(
      arbitraryTable({ kinds, minRows, maxRows: 30, maxColumns: 6 }),
      fc.integer({ min: 1, max: 30 }),
      async (table, batchRows) => {
        await source.write(`random${ending}`, batchTable(table, batchRows), {});
        const read = await readTable(source, "random", { schema: describeTypes(table) });
        expect(findChange(table, read.table)).toBeUndefined();
      },
    );
    await fc.assert(property, { numRuns });
  }

  /** A file of no lines tells no columns. */
  const minRows = ending.startsWith(".ndjson") ? 1 : 0;
  const isCompressed = ending.split(".").length > 2;
  test.each(isCompressed ? [] : columnKinds)("columns of %s", (kind) => expectIdentity([kind], 15));
  test("columns of every kind", () => expectIdentity(columnKinds, isCompressed ? 10 : 25));
});

const DAY_MICROS = 86_400_000_000n;
/** Formats and what they cannot tell apart, in microseconds. */
const timeFormats: readonly (readonly [format: string, part: DatetimeColumn["part"], unitMicros: bigint])[] =
  [
    ["%Y-%m-%d %H:%M:%S", "datetime", 1_000_000n],
    ["%Y-%m-%d %H:%M:%S.%f", "datetime", 1n],
    ["%m/%d/%Y %I:%M:%S %p", "datetime", 1_000_000n],
    ["%Y-%m-%dT%H:%M:%S%z", "datetime", 1_000_000n],
    ["%d.%m.%Y", "date", DAY_MICROS],
    ["%b %-d, %Y", "date", DAY_MICROS],
    ["%Y%m%d", "date", DAY_MICROS],
    ["%H:%M", "time", 60_000_000n],
  ];

test.each(timeFormats)("times written as %s", async (format, part, unitMicros) => {
  const folder = mkdtempSync(join(tmpdir(), "semblance-round-trip-"));
  const source = await openSource(folder);
  const micros = fc.bigInt({ min: 0n, max: part === "time" ? DAY_MICROS - 1n : 10n ** 17n });
  const property = fc.asyncProperty(fc.array(micros, { minLength: 2, maxLength: 50 }), async (found) => {
    const values = BigInt64Array.from(found, (value) => value - (value % unitMicros));
    const zone = format.endsWith("%z") && { zone: "UTC" };
    const column: Column = { kind: "datetime", part, format, length: values.length, values, ...zone };
    const table = makeTable("times", [
      ["id", columnFromValues(found.map((_, row) => row))],
      ["when", column],
    ]);
    await source.write("times", [table], {});
    const read = await readTable(source, "times", { schema: describeTypes(table) });
    expect(findChange(table, read.table)).toBeUndefined();
    expect(read.table.columns.get("when")).toMatchObject({ format });
  });
  await fc.assert(property, { numRuns: 8 });
  await source.close();
  rmSync(folder, { recursive: true, force: true });
});
