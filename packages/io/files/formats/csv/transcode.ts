import { createReadStream } from "node:fs";
import { ioErrors } from "../../../errors.ts";
import { writeChunks } from "../../scratch/write-chunks.ts";
import type { Encoding } from "./detect-encoding.ts";

export interface Transcoding {
  readonly path: string;
  readonly target: string;
  readonly encoding: Encoding;
  /** The file as the user named it, for messages. */
  readonly shownAs: string;
}

/** Writes the file again in UTF-8, without a mark. */
export async function transcodeFile({ path, target, encoding, shownAs }: Transcoding): Promise<void> {
  await writeChunks(target, transcode(path, encoding, shownAs), shownAs);
}

async function* transcode(
  path: string,
  { name, markBytes }: Encoding,
  shownAs: string,
): AsyncGenerator<Uint8Array> {
  try {
    const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
    for await (const piece of createReadStream(path, { start: markBytes, highWaterMark: 1 << 20 }))
      yield Buffer.from(decoder.decode(piece, { stream: true }));
    yield Buffer.from(decoder.decode());
  } catch (cause) {
    if (!(cause instanceof TypeError || cause instanceof RangeError)) throw cause;
    throw ioErrors.create("encoding-wrong", { file: shownAs, encoding: name }, { cause });
  }
}
