/**
 * @file What the trees of a column say of rows whose earlier variables are known. Each tree's leaf gives
 * (count + smoothing · share) / (rows + smoothing) for a token; the forest is the mean of its trees.
 */
import { FOREST_BINS, LEAF, type TokenForest } from "./forest.ts";

/** Bins of the rows by variable (see `binTokens`); those of the column's parents must be there. */
export type RowBins = readonly (Uint8Array | undefined)[];

/** The probability of each row's own token. */
export function forestProbability(column: TokenForest, bins: RowBins, tokens: Uint16Array): Float64Array {
  const { shares, smoothing, roots, leafRows } = column;
  const findLeaf = openTrees(column, bins);
  const probability = new Float64Array(tokens.length);
  for (let tree = 0; tree < roots.length; tree++)
    for (let row = 0; row < tokens.length; row++) {
      const leaf = findLeaf(tree, row);
      const token = tokens[row] as number;
      const held = countInLeaf(column, leaf, token) + smoothing * (shares[token] as number);
      const own = held / ((leafRows[leaf] as number) + smoothing);
      probability[row] = (probability[row] as number) + own / roots.length;
    }
  return probability;
}

export interface ForestAddition {
  /** Row by row the probabilities of all tokens. */
  readonly into: Float32Array | Float64Array;
  readonly rowCount: number;
  readonly weight: number;
}

/** Adds the forest's probabilities of all tokens, times the weight. */
export function addForestProbabilities(column: TokenForest, bins: RowBins, addition: ForestAddition): void {
  const { into, rowCount, weight } = addition;
  const { shares, smoothing, roots, leafStart, leafRows, leafToken, leafCount } = column;
  const findLeaf = openTrees(column, bins);
  for (let row = 0, base = 0; row < rowCount; row++, base += shares.length) {
    let rest = 0;
    for (let tree = 0; tree < roots.length; tree++) {
      const leaf = findLeaf(tree, row);
      const scale = weight / roots.length / ((leafRows[leaf] as number) + smoothing);
      rest += scale * smoothing;
      for (let at = leafStart[leaf] as number; at < (leafStart[leaf + 1] as number); at++) {
        const cell = base + (leafToken[at] as number);
        into[cell] = (into[cell] as number) + scale * (leafCount[at] as number);
      }
    }
    for (let token = 0; token < shares.length; token++)
      into[base + token] = (into[base + token] as number) + rest * (shares[token] as number);
  }
}

export interface ForestDraw {
  /** Which rows draw. */
  readonly rows: Int32Array;
  /** In [0, 1), one for each of `rows`. */
  readonly uniforms: Float32Array | Float64Array;
  /** Where the drawn tokens go, by row. */
  readonly into: Uint16Array;
}

/** The first part of a uniform number chooses the tree, the rest the token among its leaf's. */
export function drawFromForest(
  column: TokenForest,
  bins: RowBins,
  { rows, uniforms, into }: ForestDraw,
): void {
  const { roots, smoothing, leafRows, shares } = column;
  const findLeaf = openTrees(column, bins);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const place = (uniforms[i] as number) * roots.length;
    const tree = Math.min(Math.floor(place), roots.length - 1);
    const leaf = findLeaf(tree, row);
    const target = (place - tree) * ((leafRows[leaf] as number) + smoothing);
    const beyond = target - (leafRows[leaf] as number);
    into[row] = beyond < 0 ? takeFromLeaf(column, leaf, target) : takeByShare(shares, beyond / smoothing);
  }
}

function takeFromLeaf(
  { leafStart, leafToken, leafCount }: TokenForest,
  leaf: number,
  target: number,
): number {
  const last = (leafStart[leaf + 1] as number) - 1;
  let at = leafStart[leaf] as number;
  for (let held = leafCount[at] as number; held <= target && at < last; held += leafCount[at] as number) at++;
  return leafToken[at] as number;
}

function takeByShare(shares: Float32Array, target: number): number {
  let last = 0;
  let held = 0;
  for (let token = 0; token < shares.length; token++) {
    if (shares[token] === 0) continue;
    held += shares[token] as number;
    last = token;
    if (held > target) break;
  }
  return last;
}

function countInLeaf({ leafStart, leafToken, leafCount }: TokenForest, leaf: number, token: number): number {
  const end = leafStart[leaf + 1] as number;
  for (let at = leafStart[leaf] as number; at < end; at++)
    if (leafToken[at] === token) return leafCount[at] as number;
  return 0;
}

/** Answers the leaf that a row reaches in a tree. */
function openTrees(column: TokenForest, bins: RowBins): (tree: number, row: number) => number {
  const { parents, ranks, feature, cut, next, roots } = column;
  const seen = Array.from(parents, (parent) => bins[parent] as Uint8Array);
  return (tree, row) => {
    let node = roots[tree] as number;
    for (let asked = feature[node] as number; asked !== LEAF; asked = feature[node] as number) {
      const rank = ranks[asked * FOREST_BINS + ((seen[asked] as Uint8Array)[row] as number)] as number;
      node = rank <= (cut[node] as number) ? node + 1 : (next[node] as number);
    }
    return next[node] as number;
  };
}
