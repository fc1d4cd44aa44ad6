/** @file One child that reads files. Whatever it dies of, the caller gets an error that names the file. */
import { join } from "node:path";
import type { WorkContext } from "@semblance/engine/base";
import { type ChildDeath, type ChildLimits, WatchedProcess } from "../child/watched-process.ts";
import { ioErrors } from "../errors.ts";
import type { ReaderJob, ReaderResult, ReaderResults } from "./protocol.ts";

export class ReaderProcess {
  readonly #process: WatchedProcess<ReaderJob, ReaderResults[keyof ReaderResults]>;
  readonly #limits: ChildLimits;

  constructor(scratchRoot: string, limits: ChildLimits) {
    this.#limits = limits;
    const module = join(import.meta.dirname, "main.ts");
    this.#process = new WatchedProcess({ module, args: [scratchRoot], ...limits });
  }

  get isAlive(): boolean {
    return this.#process.isAlive;
  }

  async run<J extends ReaderJob>(job: J, context: WorkContext): Promise<ReaderResult<J>> {
    const result = await this.#process.run(job, context, (death) => this.#describeDeath(job, death));
    return result as ReaderResult<J>;
  }

  kill(): void {
    this.#process.kill();
  }

  #describeDeath({ file: { shownAs: file } }: ReaderJob, { reason, cause }: ChildDeath): Error {
    const { memoryMb, timeoutMs } = this.#limits;
    if (reason === "out-of-time")
      return ioErrors.create("reader-out-of-time", { file, seconds: timeoutMs / 1_000 }, { cause });
    if (reason === "out-of-memory")
      return ioErrors.create("reader-out-of-memory", { file, limit: memoryMb }, { cause });
    return ioErrors.create("reader-died", { file }, { cause });
  }
}
