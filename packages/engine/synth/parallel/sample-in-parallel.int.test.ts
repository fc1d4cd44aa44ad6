import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { concatTables, findDifference, type Table } from "../../table/index.ts";
import type { SampledBatch } from "../generator.ts";
import { encodeModelFile, writeModelFile } from "../model-file/index.ts";
import { fitRanges, makeMeasurements } from "../model-file/testing/fit-ranges.ts";
import { sampleInParallel } from "./index.ts";
import { listChildren } from "./testing/list-children.ts";

const folder = await mkdtemp(join(tmpdir(), "semblance-parallel-"));
const path = join(folder, "model.semblance");
const generator = await fitRanges(makeMeasurements(1_000));
const about = { programVersion: "1", createdAt: new Date(0) };
await writeModelFile(path, generator, about);
const kindsModule = new URL("../model-file/testing/ranges-kind.ts", import.meta.url).href;
const faultyKinds = new URL("./testing/faulty-kind.ts", import.meta.url).href;
const many = { rows: 100_001, seed: "s", kindsModule };

afterAll(() => rm(folder, { recursive: true }));
/** Whatever happened, no process may be left. */
afterEach(() => expect(listChildren()).toEqual([]));

async function collect(batches: AsyncIterable<SampledBatch>): Promise<Table> {
  const tables: Table[] = [];
  for await (const { table, rows } of batches) {
    expect(table).toBe("measurements");
    tables.push(rows);
  }
  return concatTables(tables);
}

test.each([1, 2, 3, 7])("%d processes give what one gives", async (processes) => {
  const alone = await collect(generator.sample(many));
  expect(alone.rowCount).toBe(100_001);
  const together = await collect(sampleInParallel(path, { ...many, processes }));
  expect(findDifference(together, alone)).toBeUndefined();
});

test("few rows, none, and as many as were fitted; a model in memory", async () => {
  const model = Buffer.concat(await encodeModelFile(generator, about));
  for (const rows of [0, 1, undefined]) {
    const options = { seed: 1, kindsModule, ...(rows !== undefined && { rows }) };
    const together = await collect(sampleInParallel(model, options));
    expect(together.rowCount).toBe(rows ?? 1_000);
    expect(findDifference(together, await collect(generator.sample(options)))).toBeUndefined();
  }
});

test("progress counts the rows that were taken", async () => {
  const seen: number[] = [];
  const onProgress = ({ done, total }: { done: number; total?: number }) => {
    expect(total).toBe(100_001);
    seen.push(done);
  };
  await collect(sampleInParallel(path, many, { onProgress }));
  expect(seen.at(-1)).toBe(100_001);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test("leaving the loop ends the processes", async () => {
  for await (const _ of sampleInParallel(path, { ...many, rows: 10_000_000 })) {
    expect(listChildren().length).toBeGreaterThan(0);
    break;
  }
});

test("a cancelled call ends at once, also while nothing is taken", async () => {
  const controller = new AbortController();
  const batches = sampleInParallel(path, { ...many, rows: 10_000_000 }, { signal: controller.signal });
  await batches.next();
  controller.abort();
  await expect.poll(listChildren, { timeout: 1_000 }).toEqual([]);
  await expect(batches.next()).rejects.toMatchObject({ code: "cancelled" });
});

test("a call that is cancelled while it waits for the first rows", async () => {
  const signal = AbortSignal.timeout(30);
  await expect(sampleInParallel(path, many, { signal }).next()).rejects.toMatchObject({ code: "cancelled" });
});

test("a process that dies is told, with how it died", async () => {
  const batches = sampleInParallel(path, { ...many, rows: 10_000_000 });
  await batches.next();
  for (const child of listChildren()) process.kill(child, "SIGKILL");
  const readAll = async () => {
    for await (const _ of batches);
  };
  await expect(readAll()).rejects.toMatchObject({
    code: "sampling-process-died",
    values: { how: "SIGKILL" },
  });
});

test("an error of the generator comes with its code, a defect with its cause", async () => {
  const sample = (kind: string) =>
    sampleInParallel(path, { ...many, seed: kind, kindsModule: faultyKinds }).next();
  await expect(sample("coded")).rejects.toMatchObject({ code: "unknown-generator" });
  await expect(sample("defect")).rejects.toMatchObject({
    code: "sampling-failed",
    cause: { stack: expect.stringContaining("a defect") },
  });
});

test("a model that cannot be opened", async () => {
  const unknown = { seed: 1, rows: 1 };
  await expect(sampleInParallel(path, unknown).next()).rejects.toMatchObject({ code: "unknown-generator" });
  await expect(sampleInParallel(join(folder, "none"), unknown).next()).rejects.toMatchObject({
    code: "model-file-unreadable",
  });
});

test("memory stays flat when rows are taken slowly", async () => {
  const batches = sampleInParallel(path, { ...many, rows: 5_000_000, processes: 2 });
  await batches.next();
  const before = process.memoryUsage.rss();
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  // Four chunks of 64k rows × 4 columns are 8 MB; all rows would be 150.
  expect(process.memoryUsage.rss() - before).toBeLessThan(60 * 2 ** 20);
  await batches.return(undefined);
});
