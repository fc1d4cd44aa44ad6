/**
 * @file The length of each example's own gradient without that gradient. A layer z = x·W gives example b the
 * gradient Σₜ xₜ ⊗ dzₜ, whose squared length is Σₜₛ (xₜ·xₛ)(dzₜ·dzₛ): two small tables of inner products
 * (Goodfellow 2015; over sequences, Li et al. 2022, "ghost clipping"). A table of rows is the same with
 * one-hot x, where xₜ·xₛ says whether positions t and s name one row.
 */
import type { Tensor } from "../graph/index.ts";
import type { Usage, Variable } from "../nn/index.ts";
import { cast, equal, matmul, mul, reshape, square, sum, transpose } from "../primitives/index.ts";

/**
 * What one use of a variable adds to the squared length, [batch]; `gradient` is that of the summed loss at
 * the layer's output.
 */
export function measureUsage(usage: Usage, gradient: Tensor): readonly [Variable, Tensor] {
  switch (usage.kind) {
    case "linear": {
      const x = byExample(usage.input, usage);
      const dz = byExample(gradient, usage);
      return [usage.weight, pairUp(innerProducts(x), innerProducts(dz))];
    }
    case "bias": {
      const dz = byExample(gradient, usage);
      return [usage.bias, sumAllButFirst(square(sum(dz, { axes: [-2] })))];
    }
    case "embedding": {
      const positions = reshape(usage.index, [usage.index.shape[0]!, -1]);
      const dz = reshape(gradient, [...positions.shape, -1]);
      return [usage.table, pairUp(sameRow(positions), innerProducts(dz))];
    }
    case "gather-sum": {
      const { index, weights, table } = usage;
      const same = sameRow(index);
      const [batch, positions] = index.shape as [number, number];
      const pairs =
        weights === undefined
          ? same
          : mul(same, mul(reshape(weights, [batch, positions, 1]), reshape(weights, [batch, 1, positions])));
      return [table, mul(sumAllButFirst(pairs), sumAllButFirst(square(gradient)))];
    }
  }
}

/** [batch, copies or 1, positions or 1, size]. */
function byExample(x: Tensor, { output, copies }: { output: Tensor; copies: number | undefined }): Tensor {
  const size = x.shape.at(-1)!;
  if (copies === undefined) return reshape(x, [x.shape[0]!, 1, -1, size]);
  const batchFirst = x.rank === 3 ? transpose(x, [1, 0, 2]) : x;
  return reshape(batchFirst, [output.shape[1]!, -1, 1, size]);
}

/** vₜ·vₛ of every two positions: [..., T, size] to [..., T, T]. */
function innerProducts(v: Tensor): Tensor {
  return v.shape.at(-2) === 1
    ? sum(square(v), { axes: [-1], keepAxes: true })
    : matmul(v, v, { transposeRight: true });
}

function sameRow(index: Tensor): Tensor {
  const [batch, positions] = index.shape as [number, number];
  const same = equal(reshape(index, [batch, positions, 1]), reshape(index, [batch, 1, positions]));
  return cast(same, index.graph.dtype);
}

function pairUp(left: Tensor, right: Tensor): Tensor {
  return sumAllButFirst(mul(left, right));
}

function sumAllButFirst(x: Tensor): Tensor {
  return x.rank === 1 ? x : sum(x, { axes: x.shape.slice(1).map((_, axis) => axis + 1) });
}
