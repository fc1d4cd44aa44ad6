/**
 * @file A grown tree as flat arrays: what prediction walks and what exact TreeSHAP (Lundberg et al. 2020) needs:
 * children, what goes left, the value of every leaf and how many rows came through each node.
 */
import { BINS, MISSING_BIN } from "./bin-features.ts";

export interface Tree {
  /** Feature a node asks about; −1 = leaf. */
  readonly feature: Int32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Largest number that goes left; NaN where categories decide. */
  readonly threshold: Float64Array;
  /** For each node 256 marks: 1 = the bin goes left; the last one is the missing value's. */
  readonly goesLeft: readonly (Uint8Array | undefined)[];
  readonly value: Float64Array;
  /** Training rows that reached the node. */
  readonly cover: Float64Array;
}

/** Adds `tree`'s answer to `margins`, every `stride`-th from `offset`. */
export function addTree(
  tree: Tree,
  bins: readonly Uint8Array[],
  margins: Float64Array,
  { stride, offset }: { readonly stride: number; readonly offset: number },
): void {
  const { feature, value } = tree;
  const next = tabulate(tree);
  for (let row = 0, at = offset; at < margins.length; row++, at += stride) {
    let node = 0;
    for (let asked = feature[0] as number; asked >= 0; asked = feature[node] as number)
      node = next[node * BINS + ((bins[asked] as Uint8Array)[row] as number)] as number;
    margins[at] = (margins[at] as number) + (value[node] as number);
  }
}

/** For each node and bin the node to go on with. */
function tabulate({ left, right, goesLeft }: Tree): Uint16Array {
  const next = new Uint16Array(left.length * BINS);
  for (const [node, marks] of goesLeft.entries())
    for (let bin = 0; marks !== undefined && bin < BINS; bin++)
      next[node * BINS + bin] = (marks[bin] === 1 ? left[node] : right[node]) as number;
  return next;
}

export function missingGoesLeft(tree: Tree, node: number): boolean {
  return tree.goesLeft[node]?.[MISSING_BIN] === 1;
}
