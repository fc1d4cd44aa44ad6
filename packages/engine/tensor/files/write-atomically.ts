import { open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
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

/** Takes away what a process that was killed had begun to write beside `path`. */
export async function removeParts(path: string, processId: number): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const parts = names.filter((name) => name.startsWith(`${basename(path)}.${processId}-`));
  for (const name of parts) await rm(join(folder, name), { force: true });
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
