/** @file One tree, best leaf first: the leaf whose division gains most is divided next, up to `maxLeaves`. */
import type { BinnedFeatures } from "./bin-features.ts";
import { findSplit, type LeafSums, type Split, type SplitSettings } from "./find-split.ts";
import { HistogramMemory } from "./histogram.ts";
import type { Tree } from "./tree.ts";

/** Where all is learnt, both sums are rounding errors and their ratio is anything: as in scikit-learn, it becomes 0. */
const LEAST_HESSIAN = 1e-15;

export interface GrowSettings extends SplitSettings {
  readonly maxLeaves: number;
  readonly maxDepth: number;
  readonly learningRate: number;
  /** How far a leaf may move a margin before the learning rate. */
  readonly mostStep: number;
}

/** The rows of a node: a stretch of the order. */
interface Stretch {
  readonly node: number;
  readonly start: number;
  readonly end: number;
}

interface Leaf extends Stretch {
  readonly depth: number;
  readonly histogram: Float64Array;
  readonly split: Split;
}

interface Node {
  feature: number;
  left: number;
  right: number;
  threshold: number;
  goesLeft: Uint8Array | undefined;
  sums: LeafSums;
}

interface Slopes {
  readonly gradients: Float64Array;
  readonly hessians: Float64Array;
}

/** Where the tree's answers for its own rows are added: every `stride`-th margin from `offset`. */
interface Margins {
  readonly margins: Float64Array;
  readonly stride: number;
  readonly offset: number;
}

/** Grows trees over the same rows again and again and reuses its memory. */
export class TreeGrower {
  readonly #data: BinnedFeatures;
  readonly #settings: GrowSettings;
  readonly #memory: HistogramMemory;
  readonly #spare: Int32Array;

  constructor(data: BinnedFeatures, rows: Int32Array, settings: GrowSettings) {
    this.#data = data;
    this.#settings = settings;
    this.#memory = new HistogramMemory(data, rows, settings.maxLeaves + 1);
    this.#spare = new Int32Array(rows.length);
  }

  grow(slopes: Slopes, margins: Margins): Tree {
    const nodes: Node[] = [];
    const open: Leaf[] = [];
    const closed: Stretch[] = [];
    const place = (leaf: Omit<Leaf, "split">, sums: LeafSums) => {
      const split = leaf.depth < this.#settings.maxDepth ? this.#search(leaf.histogram, sums) : undefined;
      if (split !== undefined) return open.push({ ...leaf, split });
      this.#memory.give(leaf.histogram);
      return closed.push(leaf);
    };
    const end = this.#memory.order.length;
    const histogram = this.#memory.take();
    this.#memory.fill(histogram, { start: 0, end }, slopes);
    const sums = addUp(this.#memory.order, slopes);
    nodes.push(makeNode(sums));
    place({ node: 0, depth: 0, start: 0, end, histogram }, sums);
    while (open.length > 0 && open.length + closed.length < this.#settings.maxLeaves) {
      const leaf = takeBest(open);
      const middle = this.#partition(leaf);
      const [left, right] = this.#divide(leaf, middle, slopes);
      const node = nodes[leaf.node] as Node;
      this.#describe(node, leaf.split, nodes.length);
      nodes.push(makeNode(leaf.split.left), makeNode(leaf.split.right));
      const depth = leaf.depth + 1;
      place({ node: node.left, depth, start: leaf.start, end: middle, histogram: left }, leaf.split.left);
      place({ node: node.right, depth, start: middle, end: leaf.end, histogram: right }, leaf.split.right);
    }
    for (const leaf of open) this.#memory.give(leaf.histogram);
    const tree = this.#finish(nodes);
    this.#update(tree, [...closed, ...open], margins);
    return tree;
  }

  #search(histogram: Float64Array, sums: LeafSums): Split | undefined {
    if (sums.count < 2 * this.#settings.minLeafRows) return undefined;
    return findSplit(histogram, this.#data.binnings, sums, this.#settings);
  }

  /** Rows that go left to the front, both sides in their old order; answers with the border. */
  #partition({ start, end, split }: Leaf): number {
    const bins = this.#data.bins[split.feature] as Uint8Array;
    const { goesLeft } = split;
    const { order } = this.#memory;
    let left = start;
    let right = 0;
    for (let i = start; i < end; i++) {
      const row = order[i] as number;
      if (goesLeft[bins[row] as number] === 1) order[left++] = row;
      else this.#spare[right++] = row;
    }
    order.set(this.#spare.subarray(0, right), left);
    return left;
  }

  /** Only the smaller side's rows are read; the parent's memory becomes the larger side's. */
  #divide({ start, end, histogram }: Leaf, middle: number, slopes: Slopes) {
    const leftIsSmall = middle - start <= end - middle;
    const small = this.#memory.take();
    this.#memory.fill(small, leftIsSmall ? { start, end: middle } : { start: middle, end }, slopes);
    this.#memory.subtract(histogram, small);
    return leftIsSmall ? ([small, histogram] as const) : ([histogram, small] as const);
  }

  #describe(node: Node, split: Split, nextNode: number): void {
    const binning = this.#data.binnings[split.feature];
    node.feature = split.feature;
    node.left = nextNode;
    node.right = nextNode + 1;
    node.goesLeft = split.goesLeft;
    node.threshold =
      binning?.kind === "numeric"
        ? (binning.cuts[split.lastLeftBin] ?? Number.POSITIVE_INFINITY)
        : Number.NaN;
  }

  #finish(nodes: readonly Node[]): Tree {
    const { learningRate, l2, mostStep } = this.#settings;
    return {
      feature: Int32Array.from(nodes, ({ feature }) => feature),
      left: Int32Array.from(nodes, ({ left }) => left),
      right: Int32Array.from(nodes, ({ right }) => right),
      threshold: Float64Array.from(nodes, ({ threshold }) => threshold),
      goesLeft: nodes.map(({ goesLeft }) => goesLeft),
      value: Float64Array.from(nodes, ({ sums: { gradient, hessian } }) => {
        const step = -gradient / (hessian + l2 + LEAST_HESSIAN);
        return learningRate * Math.min(Math.max(step, -mostStep), mostStep);
      }),
      cover: Float64Array.from(nodes, ({ sums }) => sums.count),
    };
  }

  #update(tree: Tree, leaves: readonly Stretch[], { margins, stride, offset }: Margins): void {
    const { order } = this.#memory;
    for (const { node, start, end } of leaves) {
      const value = tree.value[node] as number;
      for (let i = start; i < end; i++) {
        const at = (order[i] as number) * stride + offset;
        margins[at] = (margins[at] as number) + value;
      }
    }
  }
}

function makeNode(sums: LeafSums): Node {
  return { feature: -1, left: -1, right: -1, threshold: Number.NaN, goesLeft: undefined, sums };
}

function addUp(order: Int32Array, { gradients, hessians }: Slopes): LeafSums {
  let gradient = 0;
  let hessian = 0;
  for (const row of order) {
    gradient += gradients[row] as number;
    hessian += hessians[row] as number;
  }
  return { gradient, hessian, count: order.length };
}

function takeBest(open: Leaf[]): Leaf {
  let best = 0;
  for (let i = 1; i < open.length; i++)
    if ((open[i] as Leaf).split.gain > (open[best] as Leaf).split.gain) best = i;
  return open.splice(best, 1)[0] as Leaf;
}
