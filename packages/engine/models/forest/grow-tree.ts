/** @file One tree, grown until no node can be cut in two that are large enough. */
import type { Random } from "../../base/index.ts";
import { SplitFinder, type TreeData } from "./find-split.ts";
import { LEAF, type TokenForest } from "./forest.ts";

type GrownTrees = Omit<TokenForest, "variable" | "parents" | "ranks" | "shares" | "smoothing">;

export interface GrowSettings {
  readonly leafRows: number;
  readonly featureShare: number;
}

/** Trees of one column as they grow; the arrays of `TokenForest`. */
export class TreeArrays {
  readonly roots: number[] = [];
  readonly feature: number[] = [];
  readonly cut: number[] = [];
  readonly next: number[] = [];
  readonly leafStart: number[] = [0];
  readonly leafRows: number[] = [];
  readonly leafToken: number[] = [];
  readonly leafCount: number[] = [];

  addNode(): number {
    this.feature.push(LEAF);
    this.cut.push(0);
    return this.next.push(-1) - 1;
  }

  fillLeaf(node: number, classes: Uint16Array, rows: Int32Array): void {
    this.next[node] = this.leafStart.length - 1;
    const counts = new Map<number, number>();
    for (const row of rows) {
      const token = classes[row] as number;
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    for (const [token, count] of [...counts].sort(([a], [b]) => a - b)) {
      this.leafToken.push(token);
      this.leafCount.push(count);
    }
    this.leafRows.push(rows.length);
    this.leafStart.push(this.leafToken.length);
  }

  finish(): GrownTrees {
    return {
      roots: Int32Array.from(this.roots),
      feature: Uint16Array.from(this.feature),
      cut: Uint8Array.from(this.cut),
      next: Int32Array.from(this.next),
      leafStart: Int32Array.from(this.leafStart),
      leafRows: Uint16Array.from(this.leafRows),
      leafToken: Uint16Array.from(this.leafToken),
      leafCount: Uint16Array.from(this.leafCount),
    };
  }
}

/** Grows one more tree into `into`. */
export function growTree(into: TreeArrays, data: TreeData, settings: GrowSettings, random: Random): void {
  const finder = new SplitFinder(data, settings.leafRows);
  const order = Int32Array.from(data.classes, (_, row) => row);
  const spare = new Int32Array(order.length);
  const isTried = () => random.float() < settings.featureShare;
  const open = [{ start: 0, end: order.length, parent: -1 }];
  into.roots.push(into.feature.length);
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const { start, end, parent } = stretch;
    const rows = order.subarray(start, end);
    const node = into.addNode();
    if (parent >= 0) into.next[parent] = node;
    const split = rows.length >= 2 * settings.leafRows ? finder.find(rows, isTried) : undefined;
    if (split === undefined) {
      into.fillLeaf(node, data.classes, rows);
      continue;
    }
    into.feature[node] = split.feature;
    into.cut[node] = split.cut;
    const middle = start + divide(rows, data.features[split.feature] as Uint8Array, split.cut, spare);
    open.push({ start: middle, end, parent: node }, { start, end: middle, parent: -1 });
  }
}

/** Puts the rows that go left first and keeps the order within each side; how many go left. */
function divide(rows: Int32Array, ranks: Uint8Array, cut: number, spare: Int32Array): number {
  let [left, right] = [0, 0];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if ((ranks[row] as number) <= cut) rows[left++] = row;
    else spare[right++] = row;
  }
  rows.set(spare.subarray(0, right), left);
  return left;
}
