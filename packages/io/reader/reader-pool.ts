/** @file A few readers for many files: a database of thirty tables does not pay for thirty starts of a process. */
import { throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import type { ChildLimits } from "../child/watched-process.ts";
import type { ReaderJob, ReaderResult } from "./protocol.ts";
import { ReaderProcess } from "./reader-process.ts";

export interface ReaderPoolOptions extends ChildLimits {
  readonly workers: number;
  /** Removed by the readers should this process be killed. */
  readonly scratchRoot: string;
}

export class ReaderPool {
  readonly #options: ReaderPoolOptions;
  readonly #idle: ReaderProcess[] = [];
  readonly #all = new Set<ReaderProcess>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(options: ReaderPoolOptions) {
    this.#options = options;
  }

  async run<J extends ReaderJob>(job: J, context: WorkContext): Promise<ReaderResult<J>> {
    await this.#waitForTurn();
    const reader = this.#take();
    try {
      throwIfCancelled(context.signal);
      return await reader.run(job, context);
    } finally {
      if (reader.isAlive) this.#idle.push(reader);
      else this.#all.delete(reader);
      this.#busy--;
      this.#waiting.shift()?.();
    }
  }

  close(): void {
    for (const reader of this.#all) reader.kill();
    this.#all.clear();
    this.#idle.length = 0;
  }

  async #waitForTurn(): Promise<void> {
    while (this.#busy >= this.#options.workers)
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    this.#busy++;
  }

  #take(): ReaderProcess {
    for (let reader = this.#idle.pop(); reader !== undefined; reader = this.#idle.pop()) {
      if (reader.isAlive) return reader;
      this.#all.delete(reader);
    }
    const { scratchRoot, memoryMb, timeoutMs } = this.#options;
    const reader = new ReaderProcess(scratchRoot, { memoryMb, timeoutMs });
    this.#all.add(reader);
    return reader;
  }
}
