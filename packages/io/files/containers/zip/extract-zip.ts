import { join } from "node:path";
import { throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../../../errors.ts";
import { writeChunks } from "../../scratch/write-chunks.ts";
import { Archive } from "./archive.ts";

export interface ZipFile {
  readonly path: string;
  /** The archive as the user named it, for messages. */
  readonly shownAs: string;
  /** An empty folder; every file comes to lie in it under a name of ours. */
  readonly scratch: string;
  /** Whether a file of this name is to be unpacked; folders that programs add unasked are never offered. */
  readonly wants: (name: string) => boolean;
}

export interface ExtractedFile {
  readonly path: string;
  /** Its name in the archive, folders included. */
  readonly name: string;
}

/** What macOS, editors and version control leave in archives; no table among them. */
const LITTER = /(^|\/)(__MACOSX\/|\.)|(^|\/)Thumbs\.db$/i;
const NESTED = /\.zip$/i;

export async function extractZip(zip: ZipFile, context: WorkContext): Promise<ExtractedFile[]> {
  const archive = await Archive.open(zip.path, zip.shownAs);
  try {
    const names = archive.names.filter((name) => !LITTER.test(name));
    const nested = names.find((name) => NESTED.test(name));
    if (nested !== undefined) throw ioErrors.create("archive-nested", { file: zip.shownAs, name: nested });
    const files: ExtractedFile[] = [];
    for (const [index, name] of names.filter(zip.wants).entries()) {
      const path = join(zip.scratch, `unzipped-${index}`);
      await writeChunks(path, cancellable(archive.read(name), context), `${zip.shownAs}/${name}`);
      files.push({ path, name });
    }
    return files;
  } finally {
    archive.close();
  }
}

async function* cancellable(chunks: AsyncIterable<Buffer>, { signal }: WorkContext): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    throwIfCancelled(signal);
    yield chunk;
  }
}
