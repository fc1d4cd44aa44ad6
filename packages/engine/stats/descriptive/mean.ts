import type { Moments } from "./moments.ts";

/** Weighted mean; NaN without any weight. */
export function mean(moments: Moments): number {
  return moments.mean;
}
