/**
 * @file Memory for one block of rows while it is drawn or scored: the features of its rows, filled in variable
 * by variable, and the probabilities that a network answers. Rows are worked on in panels whose features stay
 * in a core's own cache: with 600 features, products of 4,096 rows at once run at 25 GFLOP/s, of 1,024 at 63.
 */
import type { TokenColumn, TokenVariable } from "../tokens.ts";
import { findMiddles, writeFeatures } from "./features.ts";
import { gatherInputs, type NetworkPlan, type NetworkShape } from "./networks.ts";

const PANEL_ROWS = 1_024;

export interface Panel {
  readonly first: number;
  readonly rows: number;
  /** [features, rows] */
  readonly matrix: Float32Array;
}

export class Workspace {
  readonly rowCount: number;
  readonly panels: readonly Panel[];
  /** [rows, tokens] of the network asked last. */
  readonly answer: Float32Array;
  readonly #plan: NetworkPlan;
  readonly #variables: readonly TokenVariable[];
  #scratch = new Float32Array(0);

  constructor(variables: readonly TokenVariable[], plan: NetworkPlan, rowCount: number) {
    this.rowCount = rowCount;
    this.#plan = plan;
    this.#variables = variables;
    const panelCount = Math.ceil(rowCount / PANEL_ROWS);
    this.panels = Array.from({ length: panelCount }, (_, panel) => {
      const first = panel * PANEL_ROWS;
      const rows = Math.min(PANEL_ROWS, rowCount - first);
      const matrix = new Float32Array(plan.featureCount * rows);
      return { first, rows, matrix: matrix.fill(1, 0, rows) };
    });
    const widest = plan.networks.reduce((most, { outputs }) => Math.max(most, outputs), 0);
    this.answer = new Float32Array(widest * rowCount);
  }

  write(index: number, column: TokenColumn): void {
    const block = this.#plan.blocks[index]!;
    const start = this.#plan.starts[index]!;
    for (const { first, rows, matrix } of this.panels) {
      const place = matrix.subarray(start * rows, (start + block.size) * rows);
      writeFeatures(block, cutColumn(column, first, first + rows), place);
    }
  }

  /** A fine network sees the coarse tokens of its own variable too. Good until the next call. */
  inputsOf(network: NetworkShape, { first, rows, matrix }: Panel, coarse?: Uint16Array): Float32Array {
    const inputs = gatherInputs(network, matrix, { rows, scratch: (size) => this.#reserve(size) });
    if (network.own === undefined) return inputs;
    const tokens = coarse!.subarray(first, first + rows);
    const { own, variable } = network;
    const positions = own.hasHats ? { positions: findMiddles(this.#variables[variable]!, tokens) } : {};
    const place = inputs.subarray((network.inputs - own.size) * rows);
    writeFeatures(own, { coarse: tokens, ...positions }, place);
    return inputs;
  }

  #reserve(size: number): Float32Array {
    if (this.#scratch.length < size) this.#scratch = new Float32Array(size);
    return this.#scratch.subarray(0, size);
  }
}

/** Rows from `first` to before `end`, in the same memory. */
export function cutColumn({ coarse, fine, positions }: TokenColumn, first: number, end: number): TokenColumn {
  return {
    coarse: coarse.subarray(first, end),
    ...(fine && { fine: fine.subarray(first, end) }),
    ...(positions && { positions: positions.subarray(first, end) }),
  };
}
