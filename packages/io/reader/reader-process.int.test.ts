import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Source, SourceOptions } from "../connector.ts";
import { openSource } from "../open-source.ts";
import { readTable } from "../read-table.ts";
import { givenFiles } from "../testing/given-files.ts";
import { ReaderProcess } from "./reader-process.ts";

const rows = Array.from({ length: 400_000 }, (_, index) => `${index},text number ${index},${index / 7}`);
const large = `id,text,number\n${rows.join("\n")}\n`;

const findScratch = (pid: number) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`semblance-${pid}-`));

async function openLarge(options: SourceOptions): Promise<Source> {
  const source = await openSource(join(givenFiles({ "large.csv": large }), "large.csv"), options);
  onTestFinished(() => source.close());
  return source;
}

test("a file that needs more memory than it may take is given up, and the next one is read", async () => {
  const source = await openLarge({ memoryMb: 100 });
  await expect(readTable(source, "large")).rejects.toMatchObject({
    code: "reader-out-of-memory",
    message: expect.stringContaining("large.csv"),
  });
});

test("a file that takes too long is given up", async () => {
  const source = await openLarge({ timeoutMs: 20 });
  await expect(readTable(source, "large")).rejects.toMatchObject({ code: "reader-out-of-time" });
});

test("cancelling ends the reader at once, and the source can be read again", async () => {
  const source = await openLarge({});
  const controller = new AbortController();
  const cancelled = readTable(
    source,
    "large",
    {},
    {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    },
  );
  await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
  expect((await readTable(source, "large")).table.rowCount).toBe(400_000);
});

test("a reader that dies is an error that names the file; a new one takes its place", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "reader-"));
  onTestFinished(() => rmSync(scratch, { recursive: true, force: true }));
  const reader = new ReaderProcess(scratch, { memoryMb: 500, timeoutMs: 60_000 });
  const path = join(givenFiles({ "a.csv": "id\n1\n" }), "a.csv");
  const file = { path, name: "a.csv", shownAs: "a.csv" };
  const dying = reader.run({ kind: "stage", file, scratch, format: {}, rejectShare: 0 }, {});
  reader.kill();
  await expect(dying).rejects.toMatchObject({
    code: "reader-died",
    message: expect.stringContaining("a.csv"),
  });
  expect(reader.isAlive).toBe(false);
});

test("progress is told in bytes while a file is read", async () => {
  const source = await openLarge({});
  const seen: string[] = [];
  await readTable(source, "large", {}, { onProgress: ({ phase, unit }) => seen.push(`${phase} ${unit}`) });
  expect(new Set(seen)).toEqual(new Set(["reading bytes"]));
});

test("when the caller is killed, its readers remove what lay around and end", async () => {
  const path = join(givenFiles({ "large.csv": large }), "large.csv");
  const index = pathToFileURL(join(import.meta.dirname, "..", "index.ts")).href;
  const program = `
    const { openSource, readTable } = await import(${JSON.stringify(index)});
    const source = await openSource(${JSON.stringify(path)});
    await readTable(source, "large", {}, { onProgress: () => process.kill(process.pid, "SIGKILL") });`;
  const caller = spawn(process.execPath, ["--input-type=module", "--eval", program], { stdio: "inherit" });
  const [, signal] = await once(caller, "exit");
  expect(signal).toBe("SIGKILL");
  await vi.waitFor(() => expect(findScratch(caller.pid as number)).toEqual([]), { timeout: 20_000 });
});

test("nothing is left in the folder for temporary files", () => {
  expect(findScratch(process.pid)).toEqual([]);
});
