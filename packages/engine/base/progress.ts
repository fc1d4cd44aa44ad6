/**
 * @file Progress and cancellation, the same everywhere: long work takes an `AbortSignal` and reports
 * `{ phase, done, total, unit }` to a listener.
 */
import { baseErrors } from "./errors.ts";

export interface Progress {
  readonly phase: string;
  readonly done: number;
  /** Absent while the amount of work is not known. */
  readonly total?: number;
  readonly unit: string;
}

export type ProgressListener = (progress: Progress) => void;

export interface WorkContext {
  readonly signal?: AbortSignal;
  readonly onProgress?: ProgressListener;
}

/** Throws the coded `cancelled` error once the signal has fired; cheap enough for an inner loop. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw baseErrors.create("cancelled", {}, { cause: signal.reason });
}

export interface ProgressRate {
  readonly perSecond: number;
  /** Milliseconds left at the present rate; absent while no total or no rate is known. */
  readonly etaMs?: number;
}

const RATE_HALF_LIFE_MS = 5_000;

/** Turns a stream of `done` figures into a smoothed rate and an estimate of the time left. */
export class ProgressMeter {
  readonly #nowMs: () => number;
  #lastMs: number;
  #lastDone = 0;
  #perMs = 0;
  #weight = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#lastMs = nowMs();
  }

  update({ done, total }: Pick<Progress, "done" | "total">): ProgressRate {
    const nowMs = this.#nowMs();
    const elapsedMs = nowMs - this.#lastMs;
    if (elapsedMs > 0) {
      const keep = 0.5 ** (elapsedMs / RATE_HALF_LIFE_MS);
      this.#perMs = keep * this.#perMs + (1 - keep) * ((done - this.#lastDone) / elapsedMs);
      this.#weight = keep * this.#weight + (1 - keep);
      this.#lastMs = nowMs;
      this.#lastDone = done;
    }
    const perMs = this.#weight > 0 ? Math.max(0, this.#perMs / this.#weight) : 0;
    const perSecond = perMs * 1_000;
    if (total === undefined || perMs === 0) return { perSecond };
    return { perSecond, etaMs: Math.max(0, total - done) / perMs };
  }
}
