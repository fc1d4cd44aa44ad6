import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, zstdDecompressSync } from "node:zlib";
import { isSemblanceError } from "@semblance/engine/base";
import { batchTable, columnFromValues, makeTable, type Table } from "@semblance/engine/table";
import { afterEach, beforeEach, expect, test } from "vitest";
import { exportTable, planExport } from "./index.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "semblance-export-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inFolder = (name: string) => join(folder, name);
const table = makeTable("t", [
  ["id", columnFromValues(Array.from({ length: 5_000 }, (_, row) => row))],
  ["text", columnFromValues(Array.from({ length: 5_000 }, (_, row) => `text ${row % 7}, quoted`))],
]);

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return isSemblanceError(error) ? error.code : `not coded: ${String(error)}`;
}

/** Passes `count` batches, then does what a source may do at the worst moment. */
async function* stopAfter(count: number, stop: () => void): AsyncGenerator<Table> {
  let passed = 0;
  for (const batch of batchTable(table, 1_000)) {
    if (passed++ === count) stop();
    yield batch;
  }
}

test("the name tells format and compression", () => {
  expect(planExport("a/b.CSV.gz")).toMatchObject({ extension: ".csv", compression: "gzip" });
  expect(planExport("b.tsv").exporter.name).toBe("csv");
  expect(planExport("b.jsonl.zst")).toMatchObject({ exporter: { name: "ndjson" }, compression: "zstd" });
  for (const name of ["b.xlsx", "b", "b.parquet.gz", "csv"])
    expect(() => planExport(name)).toThrow(expect.objectContaining({ code: "export-format-unknown" }));
});

test("a file is written, and compressed as its name says", async () => {
  const progress: number[] = [];
  const onProgress = ({ done }: { done: number }) => progress.push(done);
  const result = await exportTable(inFolder("t.csv"), batchTable(table, 2_000), { onProgress });
  expect(result).toEqual({ rowCount: 5_000, target: inFolder("t.csv") });
  expect(progress).toEqual([2_000, 4_000, 5_000]);
  const text = readFileSync(inFolder("t.csv"), "utf8");
  expect(text.split("\n").length).toBe(5_002);
  await exportTable(inFolder("t.csv.gz"), batchTable(table, 2_000), {});
  await exportTable(inFolder("t.csv.zst"), batchTable(table, 2_000), {});
  expect(gunzipSync(readFileSync(inFolder("t.csv.gz"))).toString()).toBe(text);
  expect(zstdDecompressSync(readFileSync(inFolder("t.csv.zst"))).toString()).toBe(text);
  await exportTable(inFolder("t.parquet"), batchTable(table, 2_000), {});
  expect(readFileSync(inFolder("t.parquet")).subarray(0, 4).toString()).toBe("PAR1");
  expect(readdirSync(folder).sort()).toEqual(["t.csv", "t.csv.gz", "t.csv.zst", "t.parquet"]);
});

const everyFormat = ["t.csv", "t.csv.gz", "t.ndjson", "t.ndjson.zst", "t.parquet"];

test.each(everyFormat)(
  "%s: what stood there stays when the source fails, and its own error arrives",
  async (name) => {
    writeFileSync(inFolder(name), "before");
    const failing = stopAfter(2, () => {
      throw new RangeError("source");
    });
    await expect(exportTable(inFolder(name), failing, {})).rejects.toThrow(RangeError);
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(inFolder(name), "utf8")).toBe("before");
  },
);

test.each(everyFormat)("%s: cancelled between batches leaves nothing", async (name) => {
  const controller = new AbortController();
  const batches = stopAfter(3, () => controller.abort());
  expect(await codeOf(exportTable(inFolder(name), batches, { signal: controller.signal }))).toBe("cancelled");
  expect(readdirSync(folder)).toEqual([]);
});

test.each(everyFormat)("%s: cancelled from the start leaves nothing", async (name) => {
  const signal = AbortSignal.abort();
  expect(await codeOf(exportTable(inFolder(name), [table], { signal }))).toBe("cancelled");
  expect(readdirSync(folder)).toEqual([]);
});

test.each(everyFormat)("%s: batches that do not go together are refused", async (name) => {
  const other = makeTable("t", [
    ["id", columnFromValues(["text"])],
    ["text", columnFromValues(["x"])],
  ]);
  expect(await codeOf(exportTable(inFolder(name), [table, other], {}))).toBe("columns-differ");
  const fewer = makeTable("t", [["id", columnFromValues([1])]]);
  expect(await codeOf(exportTable(inFolder(name), [table, fewer], {}))).toBe("columns-differ");
  expect(await codeOf(exportTable(inFolder(name), [fewer, table], {}))).toBe("columns-differ");
  expect(readdirSync(folder)).toEqual([]);
});

test.each(everyFormat)("%s: a table without columns is refused", async (name) => {
  expect(await codeOf(exportTable(inFolder(name), [], {}))).toBe("export-no-columns");
  expect(await codeOf(exportTable(inFolder(name), [makeTable("t", [])], {}))).toBe("export-no-columns");
  expect(readdirSync(folder)).toEqual([]);
});

test("a folder that is not there, and a folder in the way, are told by their codes", async () => {
  expect(await codeOf(exportTable(join(folder, "none", "t.csv"), [table], {}))).toBe("export-unwritable");
  expect(await codeOf(exportTable(join(folder, "none", "t.parquet"), [table], {}))).toBe("export-unwritable");
  mkdirSync(inFolder("t.csv"));
  expect(await codeOf(exportTable(inFolder("t.csv"), [table], {}))).toBe("export-not-a-file");
});

test("a link stays a link to the file that is written", async () => {
  writeFileSync(inFolder("real.csv"), "before");
  symlinkSync(inFolder("real.csv"), inFolder("t.csv"));
  await exportTable(inFolder("t.csv"), [table], {});
  expect(readFileSync(inFolder("real.csv"), "utf8")).toMatch(/^id,text\n0,/);
});

/** A file system of one megabyte at `path`; false where this machine lets nobody mount. */
function mountTiny(path: string): boolean {
  mkdirSync(path);
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", path], { stdio: "ignore" });
  return mounted.status === 0;
}

test.for(everyFormat)(
  "%s: a full disk is told by its code, and what stood there stays",
  async (name, context) => {
    const disk = inFolder("disk");
    if (!mountTiny(disk)) context.skip("this machine lets nobody mount");
    try {
      writeFileSync(join(disk, name), "before");
      const noise = Array.from({ length: 40_000 }, (_, row) =>
        createHash("sha256").update(`${row}`).digest("base64"),
      );
      const large = makeTable("t", [["noise", columnFromValues(noise)]]);
      expect(await codeOf(exportTable(join(disk, name), batchTable(large, 10_000), {}))).toBe(
        "export-disk-full",
      );
      expect(readdirSync(disk)).toEqual([name]);
      expect(readFileSync(join(disk, name), "utf8")).toBe("before");
    } finally {
      spawnSync("umount", [disk]);
    }
  },
);
