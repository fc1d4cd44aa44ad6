import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { tensorErrors } from "../errors.ts";

let count = 0;

/**
 * Writes a file so that its name holds either the old bytes or all of the new ones, also after a loss of
 * power: a neighbour is written and flushed first and then renamed.
 */
export async function writeAtomically(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const neighbour = `${path}.${process.pid}-${count++}.part`;
  try {
    await writeFlushed(neighbour, chunks);
    await rename(neighbour, path);
    await flushFolder(dirname(path));
  } catch (cause) {
    await rm(neighbour, { force: true });
    throw tensorErrors.create("file-unwritable", { path }, { cause });
  }
}

async function writeFlushed(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const file = await open(path, "w");
  try {
    for (const chunk of chunks) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The rename itself lives in the folder. Windows has no such flush and refuses to open folders. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
