/**
 * @file The sum of a few rows of a big table, each perhaps with a weight. It is the product of a row of
 * mostly zeros with the table, and can be computed either way from the same table: by rows, or as one dense
 * product with the features written out.
 */
import type { Tensor } from "../graph/index.ts";
import { gather, matmul, reshape, sum } from "../primitives/index.ts";
import { type Initialise, normal } from "./initialise.ts";
import type { Pass } from "./pass.ts";
import type { Scope } from "./scope.ts";

export interface GatherSumOptions {
  readonly rows: number;
  readonly outputs: number;
  readonly table?: Initialise;
}

export interface GatherSum {
  /** index int64 [batch, positions], weights [batch, positions] or all one. */
  byRows(pass: Pass, index: Tensor, weights?: Tensor): Tensor;
  /** features [batch, rows]: at each row the sum of the weights that name it. */
  byFeatures(pass: Pass, features: Tensor): Tensor;
}

export function gatherSum(scope: Scope, options: GatherSumOptions): GatherSum {
  const { rows, outputs } = options;
  const table = scope.parameter("table", [rows, outputs], options.table ?? normal(0.5));
  return {
    byRows: (pass, index, weights) => {
      const [batch, positions] = index.shape as [number, number];
      const found = gather(pass.read(table), index);
      // A row vector times the rows: 1.7 times as fast as multiplying and summing.
      const output =
        weights === undefined
          ? sum(found, { axes: [1] })
          : reshape(matmul(reshape(weights, [batch, 1, positions]), found), [batch, outputs]);
      pass.record({ kind: "gather-sum", index, weights, output, table });
      return output;
    },
    byFeatures: (pass, features) => {
      const output = matmul(features, pass.read(table));
      pass.record({ kind: "linear", input: features, output, weight: table, copies: undefined });
      return output;
    },
  };
}

/**
 * Forward and backward on one thread a row summed costs 1.7 ns for each output, a multiply-add of the dense
 * product 0.1 ns (batch 256, 15 columns, 648 rows, 54 positions, 32 outputs: 5.0 against 3.0 ms a step).
 */
const ROWS_PER_POSITION = 17;

/** Whether the dense product is the faster form in training. */
export function prefersFeatures(rows: number, positions: number): boolean {
  return rows < ROWS_PER_POSITION * positions;
}
