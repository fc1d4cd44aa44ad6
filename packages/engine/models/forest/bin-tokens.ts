/**
 * @file Tokens as bins: what trees ask about. Tokens of a scale keep its order, neighbours sharing a bin where there
 * are more tokens than bins, and null comes last; without a scale the most frequent have bins of their own and the
 * rest share one.
 */
import type { TokenVariable } from "../tokens.ts";
import { FOREST_BINS } from "./forest.ts";

export function planTokenBins(variable: TokenVariable, counts: Float64Array): Uint8Array {
  const { scale, size } = variable;
  const tokens = Array.from({ length: size }, (_, token) => token);
  if (scale === undefined) {
    if (size > FOREST_BINS) tokens.sort((a, b) => (counts[b] as number) - (counts[a] as number) || a - b);
    return placeTokens(tokens, (rank) => Math.min(rank, FOREST_BINS - 1));
  }
  const middle = Float64Array.from(
    tokens,
    (token) => (scale.from[token] as number) + (scale.to[token] as number),
  );
  const isNull = (token: number) => Number.isNaN(middle[token]);
  tokens.sort(
    (a, b) =>
      Number(isNull(a)) - Number(isNull(b)) ||
      (isNull(a) ? 0 : (middle[a] as number) - (middle[b] as number)) ||
      a - b,
  );
  const present = tokens.filter((token) => !isNull(token));
  const shared = shareBins(present, counts, FOREST_BINS - 1);
  return placeTokens(tokens, (rank) => shared[rank] ?? FOREST_BINS - 1);
}

function placeTokens(order: readonly number[], binOfRank: (rank: number) => number): Uint8Array {
  const bins = new Uint8Array(order.length);
  for (let rank = 0; rank < order.length; rank++) bins[order[rank] as number] = binOfRank(rank);
  return bins;
}

/** Of neighbours in order: a new bin wherever the open one holds its part of what is left. */
function shareBins(order: readonly number[], counts: Float64Array, binCount: number): Uint8Array {
  if (order.length <= binCount) return Uint8Array.from(order, (_, rank) => rank);
  let left = order.reduce((sum, token) => sum + (counts[token] as number), 0);
  const bins = new Uint8Array(order.length);
  let bin = 0;
  let held = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const count = counts[order[rank] as number] as number;
    if (bin < binCount - 1 && held > 0 && held + count / 2 > (held + left) / (binCount - bin)) {
      bin++;
      held = 0;
    }
    bins[rank] = bin;
    held += count;
    left -= count;
  }
  return bins;
}

export function binTokens(binOfToken: Uint8Array, coarse: Uint16Array): Uint8Array {
  const bins = new Uint8Array(coarse.length);
  for (let row = 0; row < bins.length; row++) bins[row] = binOfToken[coarse[row] as number] as number;
  return bins;
}

export function countTokens(coarse: Uint16Array, size: number, rows: Int32Array): Float64Array {
  const counts = new Float64Array(size);
  for (const row of rows) {
    const token = coarse[row] as number;
    counts[token] = (counts[token] as number) + 1;
  }
  return counts;
}
