import type { TokenColumn, TokenVariable } from "../tokens.ts";
import { findMiddles, writeFeatures } from "./features.ts";
import { gatherInputs, type NetworkPlan, type NetworkShape } from "./networks.ts";

/** The features of one block of rows, filled in variable by variable; each network's inputs are read from it. */
export class BlockFeatures {
  readonly #plan: NetworkPlan;
  readonly #variables: readonly TokenVariable[];
  readonly #rows: number;
  readonly #matrix: Float32Array;
  #scratch = new Float32Array(0);

  constructor(variables: readonly TokenVariable[], plan: NetworkPlan, rows: number) {
    this.#plan = plan;
    this.#variables = variables;
    this.#rows = rows;
    this.#matrix = new Float32Array(plan.featureCount * rows);
    this.#matrix.fill(1, 0, rows);
  }

  write(index: number, column: TokenColumn): void {
    const start = this.#plan.starts[index]! * this.#rows;
    const block = this.#plan.blocks[index]!;
    writeFeatures(block, column, this.#matrix.subarray(start, start + block.size * this.#rows));
  }

  /** A fine network sees the coarse tokens of its own variable too. Good until the next call. */
  inputsOf(network: NetworkShape, coarse?: Uint16Array): Float32Array {
    const inputs = gatherInputs(network, this.#matrix, {
      rows: this.#rows,
      scratch: (size) => this.#reserve(size),
    });
    const { own, variable } = network;
    if (own === undefined) return inputs;
    const positions = own.hasHats ? { positions: findMiddles(this.#variables[variable]!, coarse!) } : {};
    const place = inputs.subarray((network.inputs - own.size) * this.#rows);
    writeFeatures(own, { coarse: coarse!, ...positions }, place);
    return inputs;
  }

  #reserve(size: number): Float32Array {
    if (this.#scratch.length < size) this.#scratch = new Float32Array(size);
    return this.#scratch.subarray(0, size);
  }
}
