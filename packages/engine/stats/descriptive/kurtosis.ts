import type { Moments } from "./moments.ts";
import type { ShapeOptions } from "./skewness.ts";

/** Excess kurtosis m₄/m₂² − 3, or the estimate G₂ (Joanes and Gill 1998); NaN for a constant. */
export function kurtosis({ weight, sum2, sum4 }: Moments, { unbiased = false }: ShapeOptions = {}): number {
  const squares = sum2 / weight;
  const biased = sum4 / weight / squares / squares - 3;
  if (!unbiased) return biased;
  if (!(weight > 3)) return Number.NaN;
  return ((weight - 1) / ((weight - 2) * (weight - 3))) * ((weight + 1) * biased + 6);
}
