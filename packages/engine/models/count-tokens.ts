import type { TokenColumn, TokenVariable } from "./tokens.ts";

export interface TokenCounts {
  readonly coarse: Float64Array;
  /** All fine tokens together, of rows whose coarse token has more than one. */
  readonly fine: Float64Array;
}

export function countTokens({ size, fineSizes }: TokenVariable, { coarse, fine }: TokenColumn): TokenCounts {
  const counts = {
    coarse: new Float64Array(size),
    fine: new Float64Array(fineSizes?.reduce((most, count) => Math.max(most, count), 1) ?? 1),
  };
  for (const [row, token] of coarse.entries()) {
    counts.coarse[token]!++;
    if (fine !== undefined && fineSizes![token]! > 1) counts.fine[fine[row]!]!++;
  }
  return counts;
}
