import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSource } from "./open-source.ts";
import { type Place, testConformance } from "./testing/connector-conformance.ts";

async function makeFolder(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), "semblance-conformance-"));
  const source = await openSource(folder);
  return {
    source,
    list: () => readdirSync(folder),
    destroy: () => rmSync(folder, { recursive: true }),
    remove: async () => {
      await source.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

for (const ending of [".csv", ".tsv", ".csv.gz", ".ndjson", ".ndjson.zst", ".parquet"])
  testConformance(`files: ${ending}`, {
    makePlace: makeFolder,
    writeAs: (table) => table + ending,
    ...(ending.startsWith(".ndjson") && { codeWithoutRows: "json-empty" }),
  });
