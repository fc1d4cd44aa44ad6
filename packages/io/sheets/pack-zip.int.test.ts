import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { expect, onTestFinished, test } from "vitest";
import { fromBufferPromise } from "yauzl";
import { Archive } from "../files/containers/zip/archive.ts";
import { packZip } from "./pack-zip.ts";
import { encodeDirectory } from "./zip-records.ts";

/** The archive of these bytes behind `startOffset` bytes of nothing. */
async function open(bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, startOffset: number) {
  const folder = mkdtempSync(join(tmpdir(), "pack-zip-"));
  const path = join(folder, "a.zip");
  writeFileSync(path, "");
  await pipeline(bytes, createWriteStream(path, { flags: "r+", start: startOffset }));
  const archive = await Archive.open(path, path);
  onTestFinished(() => {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return archive;
}

async function readText(archive: Archive, name: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of archive.read(name)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const parts = ["one", "été/two", "empty"].map((name) => ({
  name,
  bytes: name === "empty" ? [] : Array.from({ length: 3_000 }, (_, i) => Buffer.from(`${name} ${i * i}\n`)),
}));

test.each([0, 2 ** 32 - 100, 5e9])(
  "parts are found and whole where the archive begins at %d",
  async (start) => {
    const archive = await open(packZip(parts, start), start);
    for (const { name, bytes } of parts)
      expect(await readText(archive, name)).toBe(Buffer.concat(bytes).toString());
  },
);

test("more parts than 16 bits can count", async () => {
  const empty = { offset: 0, crc: 0, packedBytes: 0, bytes: 0 };
  const entries = Array.from({ length: 65_600 }, (_, index) => ({ name: `p${index}`, ...empty }));
  const zip = await fromBufferPromise(encodeDirectory(entries, 0));
  expect(zip.entryCount).toBe(65_600);
});

test("a source that fails is let go of, and its error arrives", async () => {
  let isClosed = false;
  async function* failing() {
    try {
      yield Buffer.alloc(1 << 20);
      throw new RangeError("source");
    } finally {
      isClosed = true;
    }
  }
  const drain = async () => {
    for await (const _ of packZip([{ name: "x", bytes: failing() }])) void _;
  };
  await expect(drain()).rejects.toThrow(RangeError);
  expect(isClosed).toBe(true);
});

test("whoever stops listening stops the source", async () => {
  let isClosed = false;
  async function* endless() {
    try {
      for (;;) yield Buffer.alloc(1 << 16, Math.random().toString());
    } finally {
      isClosed = true;
    }
  }
  for await (const piece of packZip([{ name: "x", bytes: endless() }])) if (piece.length > 1_000) break;
  await expect.poll(() => isClosed).toBe(true);
});
