import type { CoMoments } from "./co-moments.ts";
import { freeWeight, type SpreadOptions } from "./free-weight.ts";

/** Weighted covariance; NaN unless more weight is at hand than ddof takes. */
export function covariance(moments: CoMoments, options?: SpreadOptions): number {
  return moments.sumXY / freeWeight(moments, options);
}
