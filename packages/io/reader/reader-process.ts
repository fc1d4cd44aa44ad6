/**
 * @file One child that reads files, and the watch over it: it is killed when it takes more memory or time than it
 * may, or when the caller gives up. Whatever it dies of, the caller gets an error that names the file.
 */
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { throwIfCancelled, type WorkContext } from "@semblance/engine/base";
import { ioErrors } from "../errors.ts";
import { type ReaderJob, type ReaderMessage, type ReaderResult, restoreError } from "./protocol.ts";
import { readResidentBytes } from "./resident-memory.ts";

export interface ReaderLimits {
  readonly memoryMb: number;
  readonly timeoutMs: number;
}

const LOOK_EVERY_MS = 50;
const MEGABYTE = 2 ** 20;
const STDERR_KEPT = 4_096;

type Verdict = "reader-out-of-memory" | "reader-out-of-time" | "cancelled";

export class ReaderProcess {
  readonly #child: ChildProcess;
  readonly #limits: ReaderLimits;
  #stderr = "";

  constructor(scratchRoot: string, limits: ReaderLimits) {
    this.#limits = limits;
    // Buffers of tables lie outside JavaScript's heap, so half of the memory is enough for it.
    const heapMb = Math.max(64, Math.floor(limits.memoryMb / 2));
    this.#child = fork(join(import.meta.dirname, "main.ts"), [scratchRoot], {
      execArgv: [`--max-old-space-size=${heapMb}`],
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.#child.on("error", () => {});
    this.#child.unref();
    this.#child.channel?.unref();
  }

  get isAlive(): boolean {
    return this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async run<J extends ReaderJob>(job: J, { signal, onProgress }: WorkContext): Promise<ReaderResult<J>> {
    throwIfCancelled(signal);
    const child = this.#child;
    let verdict: Verdict | undefined;
    const kill = (reason: Verdict) => {
      verdict ??= reason;
      child.kill("SIGKILL");
    };
    const onAbort = () => kill("cancelled");
    const stopWatching = this.#watch(kill);
    signal?.addEventListener("abort", onAbort);
    child.ref();
    child.channel?.ref();
    try {
      const message = await this.#ask(job, onProgress);
      if (message?.type === "done") return message.result as ReaderResult<J>;
      throwIfCancelled(signal);
      throw message === undefined ? this.#describeDeath(job, verdict) : restoreError(message.failure);
    } finally {
      stopWatching();
      signal?.removeEventListener("abort", onAbort);
      child.unref();
      child.channel?.unref();
    }
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** The answer, or undefined when the child ended without one. */
  #ask(job: ReaderJob, onProgress: WorkContext["onProgress"]) {
    const child = this.#child;
    type Answer = Exclude<ReaderMessage, { type: "progress" }> | undefined;
    return new Promise<Answer>((resolve) => {
      const settle = (answer: Answer) => {
        child.off("message", onMessage);
        child.off("exit", onExit);
        resolve(answer);
      };
      const onExit = () => settle(undefined);
      const onMessage = (message: ReaderMessage) => {
        if (message.type === "progress") onProgress?.(message.progress);
        else settle(message);
      };
      child.on("message", onMessage);
      child.on("exit", onExit);
      child.send(job, (error) => {
        if (error !== null) settle(undefined);
      });
    });
  }

  #watch(kill: (reason: Verdict) => void): () => void {
    const { memoryMb, timeoutMs } = this.#limits;
    const look = setInterval(() => {
      const bytes = readResidentBytes(this.#child.pid as number);
      if (bytes !== undefined && bytes > memoryMb * MEGABYTE) kill("reader-out-of-memory");
    }, LOOK_EVERY_MS);
    const late = setTimeout(() => kill("reader-out-of-time"), timeoutMs);
    return () => {
      clearInterval(look);
      clearTimeout(late);
    };
  }

  #describeDeath({ file }: ReaderJob, verdict: Verdict | undefined): Error {
    const { memoryMb, timeoutMs } = this.#limits;
    const { exitCode, signalCode } = this.#child;
    const cause = new Error(`the reader ended with ${signalCode ?? exitCode}: ${this.#stderr}`);
    if (verdict === "reader-out-of-time")
      return ioErrors.create(verdict, { file: file.shownAs, seconds: timeoutMs / 1_000 });
    if (verdict === "reader-out-of-memory" || /heap out of memory|bad_alloc/i.test(this.#stderr))
      return ioErrors.create("reader-out-of-memory", { file: file.shownAs, limit: memoryMb }, { cause });
    return ioErrors.create("reader-died", { file: file.shownAs }, { cause });
  }
}
