import { open } from "node:fs/promises";
import { describeWriteFailure } from "./describe-write-failure.ts";

/** Writes a file of the scratch folder, one chunk at a time; `shownAs` is the user's file that it is made from. */
export async function writeChunks(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  shownAs: string,
): Promise<void> {
  const reporting = (cause: unknown): never => {
    throw describeWriteFailure(shownAs, cause);
  };
  const file = await open(path, "w").catch(reporting);
  try {
    for await (const chunk of chunks) await file.writeFile(chunk).catch(reporting);
  } finally {
    await file.close();
  }
}
