import { remember } from "./remember.ts";
import type { DiscreteSides } from "./sides.ts";

export interface CategoryCounts {
  /** By code. */
  readonly counts: Float64Array;
  readonly present: number;
  readonly missing: number;
}

/** How often each category occurs on both sides. */
export const countCategories = remember(({ real, synthetic, size }: DiscreteSides) => ({
  real: countCodes(real, size),
  synthetic: countCodes(synthetic, size),
}));

function countCodes(codes: Int32Array, size: number): CategoryCounts {
  const withMissing = new Float64Array(size + 1);
  for (let row = 0; row < codes.length; row++) {
    const at = (codes[row] as number) + 1;
    withMissing[at] = (withMissing[at] as number) + 1;
  }
  const missing = withMissing[0] as number;
  return { counts: withMissing.subarray(1), present: codes.length - missing, missing };
}
