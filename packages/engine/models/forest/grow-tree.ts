/**
 * @file One tree: grown until no node can be cut in two that are large enough, then pruned from the leaves up, so
 * that a cut that tells nothing by itself stays where those below it do. A cut pays for the parameters it adds, one
 * for each further token seen (Akaike 1974), and for having been chosen among many.
 */
import type { Random } from "../../base/index.ts";
import { type Split, SplitFinder, type TreeData } from "./find-split.ts";
import type { TreeArrays } from "./tree-arrays.ts";

export interface GrowSettings {
  readonly leafRows: number;
  readonly featureShare: number;
}

/**
 * Nats. Held-out loss of four tables' halves in sum, mixed with the marginals: unpruned 145.2; by parameters alone
 * 143.3; with 4 on top 143.1, with 40 % of the leaves; twice the parameters 147.6.
 */
const COST_OF_CHOICE = 4;

interface GrownNode {
  readonly start: number;
  readonly end: number;
  /** Log-likelihood of the node's rows and tokens by their own shares. */
  readonly fit: number;
  /** What a cut here costs. */
  readonly cost: number;
  split: Split | undefined;
  right: number;
}

/** Grows one more tree into `into`. */
export function growTree(into: TreeArrays, data: TreeData, settings: GrowSettings, random: Random): void {
  const order = Int32Array.from(data.classes, (_, row) => row);
  const nodes = growNodes(order, data, settings, random);
  pruneNodes(nodes);
  writeTree(into, nodes, order, data.classes);
}

/** In preorder; each node's rows are a stretch of `order`. */
function growNodes(order: Int32Array, data: TreeData, settings: GrowSettings, random: Random): GrownNode[] {
  const finder = new SplitFinder(data, settings.leafRows);
  const spare = new Int32Array(order.length);
  const isTried = () => random.float() < settings.featureShare;
  const nodes: GrownNode[] = [];
  const open = [{ start: 0, end: order.length, parent: undefined as GrownNode | undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { start, end, parent } = next;
    const rows = order.subarray(start, end);
    const { fit, classCount, split } = finder.study(rows, isTried);
    if (parent !== undefined) parent.right = nodes.length;
    const node = { start, end, fit, cost: classCount - 1 + COST_OF_CHOICE, split, right: -1 };
    nodes.push(node);
    if (split === undefined) continue;
    const middle = start + divide(rows, data.features[split.feature] as Uint8Array, split.cut, spare);
    open.push({ start: middle, end, parent: node }, { start, end: middle, parent: undefined });
  }
  return nodes;
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

/** Children stand behind their parents, so the best of each subtree is known before its root is asked. */
function pruneNodes(nodes: readonly GrownNode[]): void {
  const best = new Float64Array(nodes.length);
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at] as GrownNode;
    const below = (best[at + 1] as number) + (best[node.right] as number) - node.cost;
    if (node.split !== undefined && below <= node.fit) node.split = undefined;
    best[at] = node.split === undefined ? node.fit : below;
  }
}

function writeTree(
  into: TreeArrays,
  nodes: readonly GrownNode[],
  order: Int32Array,
  classes: Uint16Array,
): void {
  const open = [{ at: 0, parent: -1 }];
  into.startTree();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { start, end, split, right } = nodes[next.at] as GrownNode;
    if (next.parent >= 0) into.setRight(next.parent);
    if (split === undefined) {
      into.addLeaf(classes, order.subarray(start, end));
      continue;
    }
    const parent = into.addSplit(split.feature, split.cut);
    open.push({ at: right, parent }, { at: next.at + 1, parent: -1 });
  }
}
