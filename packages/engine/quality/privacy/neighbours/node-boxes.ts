/**
 * @file A box around the rows of every node: for a number its least and largest value, for a category the set of its
 * codes modulo 32. No row of the node is nearer than the box.
 */
import type { Division } from "./divide-rows.ts";
import type { EncodedCells, RowEncoding } from "./encode-rows.ts";

export class NodeBoxes {
  readonly #encoding: RowEncoding;
  /** Per node: bits of the codes, then least numbers, then largest ones. */
  readonly #sets: Int32Array;
  readonly #least: Float32Array;
  readonly #largest: Float32Array;
  readonly #numberCount: number;

  constructor(encoding: RowEncoding, cells: EncodedCells, { order, nodes }: Division) {
    this.#encoding = encoding;
    this.#numberCount = encoding.width - encoding.categoryCount;
    this.#sets = new Int32Array(nodes.length * encoding.categoryCount);
    this.#least = new Float32Array(nodes.length * this.#numberCount).fill(Number.POSITIVE_INFINITY);
    this.#largest = new Float32Array(nodes.length * this.#numberCount).fill(Number.NEGATIVE_INFINITY);
    for (let node = nodes.length - 1; node >= 0; node--) {
      const { start, end, right } = nodes[node] as Division["nodes"][number];
      if (right === 0) for (const row of order.subarray(start, end)) this.#include(node, cells, row);
      else for (const child of [node + 1, right]) this.#merge(node, child);
    }
  }

  #include(node: number, { floats, codes }: EncodedCells, row: number): void {
    const { width, categoryCount } = this.#encoding;
    const [sets, numbers, cells] = [node * categoryCount, node * this.#numberCount, row * width];
    for (let at = 0; at < categoryCount; at++)
      this.#sets[sets + at] = (this.#sets[sets + at] as number) | (1 << (codes[cells + at] as number));
    for (let at = 0; at < this.#numberCount; at++) {
      const value = floats[cells + categoryCount + at] as number;
      this.#least[numbers + at] = Math.min(this.#least[numbers + at] as number, value);
      this.#largest[numbers + at] = Math.max(this.#largest[numbers + at] as number, value);
    }
  }

  #merge(node: number, child: number): void {
    const { categoryCount } = this.#encoding;
    const [sets, childSets] = [node * categoryCount, child * categoryCount];
    for (let at = 0; at < categoryCount; at++)
      this.#sets[sets + at] = (this.#sets[sets + at] as number) | (this.#sets[childSets + at] as number);
    const [own, other] = [node * this.#numberCount, child * this.#numberCount];
    for (let at = 0; at < this.#numberCount; at++) {
      this.#least[own + at] = Math.min(this.#least[own + at] as number, this.#least[other + at] as number);
      this.#largest[own + at] = Math.max(
        this.#largest[own + at] as number,
        this.#largest[other + at] as number,
      );
    }
  }

  /** How near the query, whose cells start at a place, may come to the node's rows; exact only up to the limit. */
  boundOf(node: number, { floats, codes }: EncodedCells, query: number, limit: number): number {
    const { kind, categoryCount } = this.#encoding;
    const [sets, least, largest, numberCount] = [this.#sets, this.#least, this.#largest, this.#numberCount];
    const isGower = kind === "gower";
    let sum = 0;
    const firstSet = node * categoryCount;
    for (let at = 0; at < categoryCount; at++)
      if (((sets[firstSet + at] as number) & (1 << (codes[query + at] as number))) === 0) sum++;
    const first = node * numberCount;
    const numbers = query + categoryCount;
    // max(x, 0) = (x + |x|) / 2: which side of a box a number lies on cannot be foretold, and branches would stall.
    for (let at = 0; at < numberCount && sum <= limit; at++) {
      const value = floats[numbers + at] as number;
      const below = (least[first + at] as number) - value;
      const above = value - (largest[first + at] as number);
      const gap = (below + Math.abs(below) + above + Math.abs(above)) / 2;
      sum += isGower ? (gap + 1 - Math.abs(gap - 1)) / 2 : gap * gap;
    }
    return sum;
  }
}
