import type { Moments } from "./moments.ts";

export interface ShapeOptions {
  /** Estimate the population's value from the sample; weights then count occurrences. Default false. */
  readonly unbiased?: boolean;
}

/** Skewness m₃/m₂^(3/2), or the adjusted estimate G₁ (Joanes and Gill 1998); NaN for a constant. */
export function skewness({ weight, sum2, sum3 }: Moments, { unbiased = false }: ShapeOptions = {}): number {
  const deviation = Math.sqrt(sum2 / weight);
  const biased = sum3 / weight / deviation ** 3;
  if (!unbiased) return biased;
  return weight > 2 ? (biased * Math.sqrt(weight * (weight - 1))) / (weight - 2) : Number.NaN;
}
