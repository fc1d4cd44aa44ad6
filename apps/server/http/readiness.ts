import type { ReadinessCheck } from "@semblance/contract";
import { isSemblanceError } from "@semblance/engine/base";
import type { Log } from "../log.ts";

export interface NeededPart {
  readonly name: "database" | "queue";
  /** Resolves when the part answers. The signal fires when nobody waits any longer. */
  check(signal: AbortSignal): Promise<void>;
}

export interface ReadinessOptions {
  readonly checks: readonly NeededPart[];
  readonly timeoutMs: number;
  readonly nowMs: () => number;
  readonly log: Log;
}

/** Asks every part; callers that come while the parts are being asked share the answer. */
export class Readiness {
  readonly #options: ReadinessOptions;
  #running: Promise<ReadinessCheck[]> | undefined;

  constructor(options: ReadinessOptions) {
    this.#options = options;
  }

  check(): Promise<ReadinessCheck[]> {
    this.#running ??= Promise.all(this.#options.checks.map((part) => this.#ask(part))).finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #ask(part: NeededPart): Promise<ReadinessCheck> {
    const { nowMs, timeoutMs, log } = this.#options;
    const startMs = nowMs();
    const took = () => Math.max(0, Math.round((nowMs() - startMs) * 1_000) / 1_000);
    try {
      await withinTime(part, timeoutMs);
      return { name: part.name, state: "ok", latencyMs: took() };
    } catch (error) {
      log.warn({ err: error, part: part.name }, "a part that the server needs does not answer");
      const code = isSemblanceError(error) ? { code: error.code } : {};
      return { name: part.name, state: "failed", latencyMs: took(), ...code };
    }
  }
}

/** A part that heeds no signal is given up on all the same. */
async function withinTime(part: NeededPart, timeoutMs: number): Promise<void> {
  const giveUp = new AbortController();
  const lateness = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    giveUp.abort();
    lateness.reject(new Error(`no answer within ${timeoutMs} ms`));
  }, timeoutMs);
  try {
    await Promise.race([part.check(giveUp.signal), lateness.promise]);
  } finally {
    clearTimeout(timer);
  }
}
