/** @file For tests: files in a folder of their own that is gone when the test is. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

export type FileContents = Readonly<Record<string, string | Uint8Array>>;

/** The path of a folder with these files. */
export function givenFiles(files: FileContents): string {
  const folder = mkdtempSync(join(tmpdir(), "given-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
