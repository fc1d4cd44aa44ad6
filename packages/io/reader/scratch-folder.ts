/**
 * @file Folders for what lies around while files are read: readable by their owner only, removed when the work is
 * done, when the process ends, and by the readers when the process was killed.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const live = new Set<string>();

process.on("exit", () => {
  for (const path of live) rmSync(path, { recursive: true, force: true });
});

export class ScratchFolder {
  readonly path: string;
  #count = 0;

  constructor() {
    this.path = mkdtempSync(join(tmpdir(), `semblance-${process.pid}-`));
    live.add(this.path);
  }

  /** A new folder in it. */
  makeFolder(): string {
    const path = this.nextPath();
    mkdirSync(path);
    return path;
  }

  /** A name in it that nothing has yet. */
  nextPath(): string {
    return join(this.path, String(this.#count++));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
    live.delete(this.path);
  }
}
