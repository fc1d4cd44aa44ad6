import { logGamma, logGammaRatio } from "./gamma-function.ts";

/** ln B(a, b) for a, b > 0. */
export function logBeta(a: number, b: number): number {
  const small = Math.min(a, b);
  return logGamma(small) - logGammaRatio(Math.max(a, b), small);
}
