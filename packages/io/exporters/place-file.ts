/**
 * @file A file put into its place whole or not at all: written under a hidden name beside it, brought to the disk,
 * then renamed. Until the rename what stood there stays; after a failure nothing new is left.
 */
import { randomUUID } from "node:crypto";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ioErrors } from "../errors.ts";

export async function placeFile(target: string, write: (path: string) => Promise<void>): Promise<void> {
  const place = await realpath(target).catch(() => target);
  await refuseOtherThanFile(place);
  const part = join(dirname(place), `.semblance-${randomUUID()}.part`);
  try {
    await write(part);
    await bringToDisk(part);
    await rename(part, place);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  // Windows has no handle of a folder to flush.
  if (process.platform !== "win32") await bringToDisk(dirname(place));
}

/** Renaming onto a device or a pipe would replace it. */
async function refuseOtherThanFile(place: string): Promise<void> {
  const found = await stat(place).catch(() => undefined);
  if (found !== undefined && !found.isFile()) throw ioErrors.create("export-not-a-file", { file: place });
}

async function bringToDisk(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
