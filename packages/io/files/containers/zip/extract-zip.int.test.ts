import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { writeChunks } from "../../scratch/write-chunks.ts";
import { Archive, archiveLimits } from "./archive.ts";
import { extractZip } from "./extract-zip.ts";
import { buildZip, STORED, type ZipPart } from "./testing/build-zip.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "zip-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function extract(bytes: Uint8Array, wants: (name: string) => boolean = () => true) {
  const path = join(folder, "given.zip");
  writeFileSync(path, bytes);
  const scratch = mkdtempSync(join(folder, "scratch-"));
  return extractZip({ path, shownAs: "given.zip", scratch, wants }, {});
}

const extractParts = (...parts: ZipPart[]) => extract(buildZip(parts));
const table: ZipPart = { name: "people.csv", data: "id\n1\n" };

test("files come out whole, those in folders too, in the archive's order", async () => {
  const big = "0123456789abcdef".repeat(20_000);
  const files = await extractParts(
    table,
    { name: "more/", method: STORED },
    { name: "more/städte.csv", data: big },
    { name: "stored.csv", data: big, method: STORED },
    { name: "empty.csv" },
  );
  expect(files.map(({ name }) => name)).toEqual(["people.csv", "more/städte.csv", "stored.csv", "empty.csv"]);
  expect(files.map(({ path }) => readFileSync(path, "utf8"))).toEqual(["id\n1\n", big, big, ""]);
});

test("backslashes of old Windows programs part folders", async () => {
  expect((await extractParts({ name: "a\\b.csv" })).map(({ name }) => name)).toEqual(["a/b.csv"]);
});

test("what programs leave behind unasked is not offered, what is not wanted not unpacked", async () => {
  const offered: string[] = [];
  const bytes = buildZip(
    ["__MACOSX/._people.csv", ".DS_Store", "a/.git/x.csv", "Thumbs.db", "readme.txt", "a.csv"].map(
      (name) => ({ name }),
    ),
  );
  const files = await extract(bytes, (name) => {
    offered.push(name);
    return name.endsWith(".csv");
  });
  expect(offered).toEqual(["readme.txt", "a.csv"]);
  expect(files.map(({ name }) => name)).toEqual(["a.csv"]);
});

test.each([
  ["a way out", "archive-name-unsafe", [{ name: "../people.csv" }]],
  ["a way out further down", "archive-name-unsafe", [{ name: "a/../../people.csv" }]],
  ["a way out by backslash", "archive-name-unsafe", [{ name: "..\\people.csv" }]],
  ["an absolute name", "archive-name-unsafe", [{ name: "/etc/passwd.csv" }]],
  ["a drive", "archive-name-unsafe", [{ name: "C:\\people.csv" }]],
  ["a NUL in a name", "archive-name-unsafe", [{ name: "a.csv\0.txt" }]],
  ["a symbolic link", "archive-link", [{ name: "a.csv", data: "/etc/passwd", unixMode: 0o120777 }]],
  ["an encrypted file", "archive-encrypted", [{ name: "a.csv", data: "x", flags: 1 }]],
  ["an unknown method", "archive-method-unknown", [{ name: "a.csv", data: "x", method: 14 }]],
  ["one name twice", "archive-duplicate-name", [table, table]],
  ["an archive in the archive", "archive-nested", [{ name: "inner.ZIP", data: buildZip([table]) }]],
  ["a wrong checksum", "archive-damaged", [{ name: "a.csv", data: "x", declares: { crc: 1 } }]],
  ["too small a size declared", "archive-damaged", [{ name: "a.csv", data: "xxxx", declares: { bytes: 1 } }]],
  ["too large a size declared", "archive-damaged", [{ name: "a.csv", data: "x", declares: { bytes: 9 } }]],
] satisfies [string, string, ZipPart[]][])("%s is refused as %s", async (_, code, parts) => {
  await expect(extractParts(...parts)).rejects.toMatchObject({ code });
  expect(readdirSync(folder).sort()).toEqual(["given.zip", expect.stringContaining("scratch-")]);
});

test("entries that share their bytes are refused before anything is unpacked", async () => {
  const data = Buffer.alloc(2_000_000);
  const again = Array.from({ length: 50 }, (_, i) => ({
    name: `${i}.csv`,
    data,
    declares: { samePlaceAs: 0 },
  }));
  await expect(extractParts({ name: "a.csv", data }, ...again)).rejects.toMatchObject({
    code: "archive-damaged",
  });
});

test("every truncation is told as damage", async () => {
  const whole = buildZip([{ name: "a.csv", data: "id\n1\n2\n3\n" }]);
  for (let length = 0; length < whole.length; length++)
    await expect(extract(whole.subarray(0, length))).rejects.toMatchObject({ code: "archive-damaged" });
});

test("inflated bytes are counted, not the declared ones", async () => {
  const path = join(folder, "bomb.zip");
  writeFileSync(path, buildZip([{ name: "a.csv", data: Buffer.alloc(400_000) }]));
  const unpack = async (limits: object) => {
    const archive = await Archive.open(path, "bomb.zip", { ...archiveLimits, ...limits });
    let bytes = 0;
    try {
      for await (const chunk of archive.read("a.csv")) bytes += chunk.length;
    } finally {
      archive.close();
    }
    return bytes;
  };
  await expect(unpack({ ratioFromBytes: 200_000 })).rejects.toMatchObject({ code: "archive-too-large" });
  await expect(unpack({ totalBytes: 200_000 })).rejects.toMatchObject({ code: "archive-too-large" });
  expect(await unpack({ ratioFromBytes: 400_000 })).toBe(400_000);
});

test("a bomb of ordinary make is stopped at 250 times its size", async () => {
  const bomb = buildZip([{ name: "a.csv", data: Buffer.alloc(2 ** 27) }]);
  expect(bomb.length).toBeLessThan(200_000);
  await expect(extract(bomb)).rejects.toMatchObject({ code: "archive-too-large" });
});

test("ten thousand and one entries are too many", async () => {
  const parts = Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}.csv` }));
  await expect(extract(buildZip(parts))).rejects.toMatchObject({ code: "archive-too-many-entries" });
});

test.skipIf(!existsSync("/dev/full"))("a full disk is told as such", async () => {
  const path = join(folder, "given.zip");
  writeFileSync(path, buildZip([table]));
  const archive = await Archive.open(path, "given.zip");
  await expect(writeChunks("/dev/full", archive.read("people.csv"), "x")).rejects.toMatchObject({
    code: "scratch-full",
  });
  archive.close();
});

test("a cancelled extraction stops", async () => {
  const path = join(folder, "given.zip");
  writeFileSync(path, buildZip([table]));
  const zip = { path, shownAs: "given.zip", scratch: folder, wants: () => true };
  await expect(extractZip(zip, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: "cancelled" });
});
