/**
 * @file The rows of a tree, drawn without replacement: each tree sees others, and a leaf's count is a count of
 * people. All columns' trees of the same number share them.
 */
import { drawWithoutReplacement, type Random } from "../../base/index.ts";
import type { TokenRows } from "../tokens.ts";
import { binTokens } from "./bin-tokens.ts";
import type { ForestSettings } from "./forest.ts";

/** By variable. */
export interface TreeRows {
  readonly bins: readonly Uint8Array[];
  readonly tokens: readonly Uint16Array[];
  readonly rowCount: number;
}

/** Counts in leaves are 16 bits wide. */
const MOST_ROWS = 0xffff;

export function drawTreeRows(
  learnFrom: Int32Array,
  { rowShare, maxTreeRows }: ForestSettings,
  random: Random,
): Int32Array {
  const count = Math.min(maxTreeRows, MOST_ROWS, Math.ceil(learnFrom.length * rowShare));
  const drawn = drawWithoutReplacement(random, { count, total: learnFrom.length });
  return Int32Array.from(drawn.sort(), (place) => learnFrom[place] as number);
}

export function takeTreeRows(rows: TokenRows, bins: readonly Uint8Array[], taken: Int32Array): TreeRows {
  const tokens = rows.columns.map(({ coarse }) => {
    const own = new Uint16Array(taken.length);
    for (let i = 0; i < taken.length; i++) own[i] = coarse[taken[i] as number] as number;
    return own;
  });
  const seen = tokens.map((own, variable) => binTokens(bins[variable] as Uint8Array, own));
  return { tokens, bins: seen, rowCount: taken.length };
}
