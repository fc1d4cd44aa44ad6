/**
 * @file One child that works on what nobody vouches for, and the watch over it: it is killed when it takes more
 * memory or time than it may, or when the caller gives up. It answers one job after the other.
 */
import { type ChildProcess, fork } from "node:child_process";
import { Socket } from "node:net";
import {
  type Failure,
  type Progress,
  restoreError,
  throwIfCancelled,
  type WorkContext,
} from "@semblance/engine/base";
import { readResidentBytes } from "./resident-memory.ts";

export interface ChildLimits {
  readonly memoryMb: number;
  readonly timeoutMs: number;
}

export type ChildMessage<R> =
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "done"; readonly result: R }
  | { readonly type: "failed"; readonly failure: Failure };

/** What became of a child that ended without an answer. */
export interface ChildDeath {
  readonly reason: "out-of-memory" | "out-of-time" | "died";
  readonly cause: Error;
}

export interface ChildOptions extends ChildLimits {
  readonly module: string;
  readonly args?: readonly string[];
  /** None but these; the caller's own by default. */
  readonly env?: Readonly<Record<string, string>>;
}

const LOOK_EVERY_MS = 50;
const MEGABYTE = 2 ** 20;
const STDERR_KEPT = 4_096;

type Verdict = Exclude<ChildDeath["reason"], "died"> | "cancelled";
type Answer<R> = Exclude<ChildMessage<R>, { type: "progress" }> | undefined;

export class WatchedProcess<J extends object, R> {
  readonly #child: ChildProcess;
  readonly #limits: ChildLimits;
  #stderr = "";

  constructor({ module, args = [], env, ...limits }: ChildOptions) {
    this.#limits = limits;
    // Buffers of tables lie outside JavaScript's heap, so half of the memory is enough for it.
    const heapMb = Math.max(64, Math.floor(limits.memoryMb / 2));
    this.#child = fork(module, [...args], {
      execArgv: [`--max-old-space-size=${heapMb}`],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      ...(env && { env }),
    });
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-STDERR_KEPT);
    });
    this.#child.on("error", () => {});
    this.#letCallerEnd();
  }

  get isAlive(): boolean {
    return this.#child.connected && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  async run(
    job: J,
    { signal, onProgress }: WorkContext,
    describeDeath: (death: ChildDeath) => Error,
  ): Promise<R> {
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
      if (message?.type === "done") return message.result;
      throwIfCancelled(signal);
      throw message === undefined ? describeDeath(this.#findDeath(verdict)) : restoreError(message.failure);
    } finally {
      stopWatching();
      signal?.removeEventListener("abort", onAbort);
      this.#letCallerEnd();
    }
  }

  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** A child that has nothing to do keeps nobody waiting. */
  #letCallerEnd(): void {
    const { stderr } = this.#child;
    this.#child.unref();
    this.#child.channel?.unref();
    if (stderr instanceof Socket) stderr.unref();
  }

  /** The answer, or undefined when the child ended without one. */
  #ask(job: J, onProgress: WorkContext["onProgress"]): Promise<Answer<R>> {
    const child = this.#child;
    return new Promise((resolve) => {
      const settle = (answer: Answer<R>) => {
        child.off("message", onMessage);
        child.off("exit", onExit);
        resolve(answer);
      };
      const onExit = () => settle(undefined);
      const onMessage = (message: ChildMessage<R>) => {
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
      if (bytes !== undefined && bytes > memoryMb * MEGABYTE) kill("out-of-memory");
    }, LOOK_EVERY_MS);
    const late = setTimeout(() => kill("out-of-time"), timeoutMs);
    return () => {
      clearInterval(look);
      clearTimeout(late);
    };
  }

  #findDeath(verdict: Verdict | undefined): ChildDeath {
    const { exitCode, signalCode } = this.#child;
    const cause = new Error(`the process ended with ${signalCode ?? exitCode}: ${this.#stderr}`);
    if (verdict === "out-of-time") return { reason: verdict, cause };
    const isFull = verdict === "out-of-memory" || /heap out of memory|bad_alloc/i.test(this.#stderr);
    return { reason: isFull ? "out-of-memory" : "died", cause };
  }
}
