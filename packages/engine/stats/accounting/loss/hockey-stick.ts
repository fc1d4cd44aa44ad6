/**
 * @file From a privacy-loss distribution to δ and ε: δ(ε) = Σ (1 − e^(ε − loss))·P(loss) over losses above ε,
 * an infinite loss counting whole.
 */
import type { LossGrid } from "./discretize-loss.ts";

export function deltaOfLosses({ step, first, masses, beyond }: LossGrid, epsilon: number): number {
  let delta = beyond;
  for (let i = masses.length - 1; i >= 0; i--) {
    const excess = step * (first + i) - epsilon;
    if (excess <= 0) break;
    delta -= masses[i]! * Math.expm1(-excess);
  }
  return Math.min(delta, 1);
}

/** The least ε ≥ 0 at which δ(ε) is no more than `delta`; Infinity when there is none. */
export function epsilonOfLosses({ step, first, masses, beyond }: LossGrid, delta: number): number {
  if (beyond > delta) return Number.POSITIVE_INFINITY;
  let sum = beyond;
  /** Σ e^(here − loss)·P(loss) over the losses from here up. */
  let discounted = 0;
  for (let i = masses.length - 1; i >= 0; i--) {
    const loss = step * (first + i);
    const deltaHere = sum - discounted * Math.exp(-step);
    if (deltaHere > delta) {
      const above = loss + step;
      return Math.max(above + Math.log((sum - delta) / discounted), 0);
    }
    if (loss <= 0) return 0;
    sum += masses[i]!;
    discounted = discounted * Math.exp(-step) + masses[i]!;
  }
  return Math.max(step * first, 0);
}
