import { LEAF, type TokenForest } from "./forest.ts";

type GrownTrees = Omit<TokenForest, "variable" | "parents" | "ranks" | "shares" | "smoothing">;

/** Trees of one column as they are written one after the other. */
export class TreeArrays {
  readonly #roots: number[] = [];
  readonly #feature: number[] = [];
  readonly #cut: number[] = [];
  readonly #next: number[] = [];
  readonly #leafStart: number[] = [0];
  readonly #leafRows: number[] = [];
  readonly #leafToken: number[] = [];
  readonly #leafCount: number[] = [];

  startTree(): void {
    this.#roots.push(this.#feature.length);
  }

  /** Its left child must be written next; `setRight` tells its right one. */
  addSplit(feature: number, cut: number): number {
    this.#feature.push(feature);
    this.#cut.push(cut);
    return this.#next.push(-1) - 1;
  }

  /** The node written next is the right child. */
  setRight(node: number): void {
    this.#next[node] = this.#feature.length;
  }

  addLeaf(tokens: Uint16Array, rows: Int32Array): void {
    this.#next[this.addSplit(LEAF, 0)] = this.#leafRows.length;
    const counts = new Map<number, number>();
    for (const row of rows) {
      const token = tokens[row] as number;
      counts.set(token, (counts.get(token) ?? 0) + 1);
    }
    for (const [token, count] of [...counts].sort(([a], [b]) => a - b)) {
      this.#leafToken.push(token);
      this.#leafCount.push(count);
    }
    this.#leafRows.push(rows.length);
    this.#leafStart.push(this.#leafToken.length);
  }

  finish(): GrownTrees {
    return {
      roots: Int32Array.from(this.#roots),
      feature: Uint16Array.from(this.#feature),
      cut: Uint8Array.from(this.#cut),
      next: Int32Array.from(this.#next),
      leafStart: Int32Array.from(this.#leafStart),
      leafRows: Uint16Array.from(this.#leafRows),
      leafToken: Uint16Array.from(this.#leafToken),
      leafCount: Uint16Array.from(this.#leafCount),
    };
  }
}
