import { log1pMinus } from "./log1p-minus.ts";

/**
 * excess − ln(1 + excess) ≥ 0, the exponent of a gamma or beta density about its mean (Loader, "Fast and
 * accurate computation of binomial probabilities", 2000). `logRatio` is ln(1 + excess), used where the
 * excess is far from 0 and cannot carry it.
 */
export function deviance(excess: number, logRatio: number): number {
  return excess > -0.5 && excess < 1 ? -log1pMinus(excess) : excess - logRatio;
}
