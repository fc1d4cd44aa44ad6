/** @file Writing and reading back is the identity, whatever is in the table, in every format and compression. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { batchTable, type ColumnKind } from "@semblance/engine/table";
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
