/**
 * @file Numbers that change from step to step: learning rates, and weights of parts of a loss. A schedule is
 * a pure function of the step, counted from 1, so that a resumed training finds the same numbers.
 */
export type Schedule = (step: number) => number;

export const constant =
  (value: number): Schedule =>
  () =>
    value;

export interface RampOptions {
  readonly from: number;
  readonly to: number;
  /** The number of steps on the way; after them it stays at `to`. */
  readonly steps: number;
}

export function ramp({ from, to, steps }: RampOptions): Schedule {
  return (step) => from + (to - from) * Math.min(1, (step - 1) / steps);
}

/** Half a cosine from one value to the other (Loshchilov and Hutter 2017, without restarts). */
export function cosine({ from, to, steps }: RampOptions): Schedule {
  return (step) => to + ((from - to) * (1 + Math.cos(Math.PI * Math.min(1, (step - 1) / steps)))) / 2;
}

/** Rises linearly to the schedule's own value over the first `steps`, then follows it. */
export function warmUp(steps: number, schedule: Schedule): Schedule {
  return (step) => schedule(step) * Math.min(1, step / steps);
}

export interface PlateauOptions {
  readonly start: number;
  /** What a plateau multiplies the rate by. */
  readonly factor?: number;
  /** Validations without a new best before that happens. */
  readonly patience?: number;
  readonly lowest?: number;
  /** A new best is lower by this share at least. */
  readonly threshold?: number;
}

/**
 * The rate after the given validation losses, oldest first: lowered each time that the best has stood for
 * longer than `patience`. The losses are the whole state, so what is saved with a checkpoint restores it.
 */
export function reduceOnPlateau(losses: readonly number[], options: PlateauOptions): number {
  const { start, factor = 0.1, patience = 10, lowest = 0, threshold = 1e-4 } = options;
  let rate = start;
  let best = Number.POSITIVE_INFINITY;
  let waited = 0;
  for (const loss of losses) {
    const isBest = loss < best - threshold * Math.abs(Number.isFinite(best) ? best : 0);
    best = isBest ? loss : best;
    waited = isBest ? 0 : waited + 1;
    if (waited <= patience) continue;
    rate = Math.max(lowest, rate * factor);
    waited = 0;
  }
  return rate;
}
