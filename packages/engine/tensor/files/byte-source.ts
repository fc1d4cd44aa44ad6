/** @file Bytes at positions, from a file or from memory, so that what reads them need not hold them all. */
import { type FileHandle, open } from "node:fs/promises";
import { tensorErrors } from "../errors.ts";

export interface ByteSource {
  /** For error messages. */
  readonly name: string;
  readonly size: number;
  /** Fills `target` from `position`; the promise is false where the bytes end before that. */
  read(target: Uint8Array, position: number): Promise<boolean>;
}

/** Node reads at most 2 GiB at once; this also bounds what waits in its thread pool. */
const LONGEST_READ = 1 << 26;

export async function withFileSource<T>(path: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const refuse = (cause: unknown): never => {
    throw tensorErrors.create("file-unreadable", { path }, { cause });
  };
  const file = await open(path, "r").catch(refuse);
  try {
    const { size } = await file.stat();
    const read: ByteSource["read"] = (target, position) => readFully(file, target, position).catch(refuse);
    return await use({ name: path, size, read });
  } finally {
    await file.close();
  }
}

export function createMemorySource(bytes: Uint8Array, name = "memory"): ByteSource {
  return {
    name,
    size: bytes.length,
    async read(target, position) {
      const part = bytes.subarray(position, position + target.length);
      target.set(part);
      return part.length === target.length;
    },
  };
}

async function readFully(file: FileHandle, target: Uint8Array, position: number): Promise<boolean> {
  let done = 0;
  while (done < target.length) {
    const length = Math.min(target.length - done, LONGEST_READ);
    const { bytesRead } = await file.read(target, done, length, position + done);
    if (bytesRead === 0) return false;
    done += bytesRead;
  }
  return true;
}
