/** @file A fitted generator as a `.semblance` file. */
import { readFile, stat } from "node:fs/promises";
import { writeAtomically } from "../../tensor/files/index.ts";
import { synthErrors } from "../errors.ts";
import type { Generator } from "../generator.ts";
import {
  type DecodeOptions,
  decodeModelFile,
  decodeModelManifest,
  type ModelFile,
} from "./decode-model-file.ts";
import { encodeModelFile, type ModelAbout } from "./encode-model-file.ts";
import type { ModelManifest } from "./manifest.ts";
import { LARGEST_ARCHIVE } from "./zip/zip-layout.ts";

export async function writeModelFile(path: string, generator: Generator, about: ModelAbout): Promise<void> {
  await writeAtomically(path, await encodeModelFile(generator, about));
}

export async function readModelFile(
  path: string,
  options: Omit<DecodeOptions, "source"> = {},
): Promise<ModelFile> {
  return decodeModelFile(await readBytes(path), { ...options, source: path });
}

/** What the file tells of itself, without building its generator. */
export async function readModelManifest(path: string): Promise<ModelManifest> {
  return decodeModelManifest(await readBytes(path), path);
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const { size } = await requireFile(path);
    if (size <= LARGEST_ARCHIVE) return await readFile(path);
  } catch (cause) {
    throw synthErrors.create("model-file-unreadable", { path }, { cause });
  }
  const reason = `it is larger than ${LARGEST_ARCHIVE} bytes`;
  throw synthErrors.create("model-file-invalid", { source: path, reason });
}

/** Opening a pipe would wait for its writer. */
async function requireFile(path: string) {
  const found = await stat(path);
  if (!found.isFile()) throw new TypeError("it is not a file");
  return found;
}
