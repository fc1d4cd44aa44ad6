import { rename, rm, writeFile } from "node:fs/promises";
import { cliErrors } from "./errors.ts";

/** What stood there before stays until all of the new file is written. */
export async function writeWhole(
  file: string,
  content: string | Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const unfinished = `${file}.${process.pid}.unfinished`;
  try {
    await writeFile(unfinished, content);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code = "" } = error as NodeJS.ErrnoException;
    throw cliErrors.create("file-not-written", { file, reason: code }, { cause: error });
  }
}
