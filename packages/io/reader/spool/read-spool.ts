import { type FileHandle, open, rm } from "node:fs/promises";
import { damaged, PREFIX_BYTES, readPrefix, type Table, TableDecoder } from "@semblance/engine/table";

/** The batches of a spool file, which is removed behind the last one, or when the caller stops asking. */
export async function* readSpool(path: string): AsyncGenerator<Table> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const decoder = new TableDecoder();
    for (let at = 0; at < size; ) {
      const prefix = readPrefix(await readAt(file, at, Math.min(PREFIX_BYTES, size - at)));
      const length = prefix.headerBytes + prefix.bodyBytes;
      if (at + PREFIX_BYTES + length > size) throw damaged("it ends early");
      const batch = decoder.decode(prefix, await readAt(file, at + PREFIX_BYTES, length));
      at += PREFIX_BYTES + length;
      if (batch !== undefined) yield batch;
    }
  } finally {
    await file.close();
    await rm(path, { force: true });
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(Buffer.allocUnsafeSlow(length).buffer, 0, length);
  for (let done = 0; done < length; ) {
    const { bytesRead } = await file.read(bytes, done, Math.min(length - done, 1 << 30), position + done);
    if (bytesRead === 0) throw damaged("it ends early");
    done += bytesRead;
  }
  return bytes;
}
