import { freeWeight, type SpreadOptions } from "./free-weight.ts";
import type { Moments } from "./moments.ts";

/** Weighted variance; NaN unless more weight is at hand than ddof takes. */
export function variance(moments: Moments, options?: SpreadOptions): number {
  return moments.sum2 / freeWeight(moments, options);
}
