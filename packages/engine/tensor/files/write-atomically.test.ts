import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { removeParts, writeAtomically } from "./write-atomically.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "write-"));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a write that breaks off leaves the old file and nothing else", () =>
  inFolder(async (folder) => {
    const path = join(folder, "file");
    await writeAtomically(path, [bytes("old "), bytes("bytes")]);
    const failing = writeAtomically(
      path,
      (function* () {
        yield bytes("new");
        throw new RangeError("no more");
      })(),
    );
    await expect(failing).rejects.toMatchObject({ code: "file-unwritable", cause: { message: "no more" } });
    expect(await readFile(path, "utf8")).toBe("old bytes");
    expect(await readdir(folder)).toEqual(["file"]);
  }));

test("many writes at once leave one of them whole", () =>
  inFolder(async (folder) => {
    const path = join(folder, "file");
    const texts = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(50_000));
    await Promise.all(texts.map((text) => writeAtomically(path, [bytes(text)])));
    expect(texts).toContain(await readFile(path, "utf8"));
    expect(await readdir(folder)).toEqual(["file"]);
  }));

test("the beginnings of a killed process are taken away, and no other file", () =>
  inFolder(async (folder) => {
    for (const name of ["file.12-0.part", "file.12-7.part", "file.123-0.part", "other.12-0.part", "file"])
      await writeFile(join(folder, name), "");
    await mkdir(join(folder, "file.12"));
    await removeParts(join(folder, "file"), 12);
    expect((await readdir(folder)).sort()).toEqual(["file", "file.12", "file.123-0.part", "other.12-0.part"]);
    await expect(removeParts(join(folder, "absent/file"), 12)).resolves.toBeUndefined();
  }));
