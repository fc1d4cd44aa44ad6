import type { Tensor } from "../graph/graph.ts";
import { type MatmulAttributes, matmul, sum } from "../primitives/index.ts";
import { sumToShape } from "./broadcast-back.ts";

interface Arrival {
  readonly arriving: Tensor;
  readonly inputs: readonly Tensor[];
  readonly attributes: MatmulAttributes;
}

/** C = op(A)·op(B) + c: dA = dC·op(B)ᵀ, dB = op(A)ᵀ·dC, transposed where the operand was; dc = Σ rows of dC. */
export function differentiateMatmul({ arriving, inputs, attributes }: Arrival, input: number): Tensor {
  const [left, right] = inputs as [Tensor, Tensor];
  const { transposeLeft, transposeRight } = attributes;
  if (input === 2) return sum(arriving, { axes: [0] });
  if (input === 0) {
    const gradient = transposeLeft
      ? matmul(right, arriving, { transposeLeft: transposeRight, transposeRight: true })
      : matmul(arriving, right, { transposeRight: !transposeRight });
    return sumToShape(gradient, left.shape);
  }
  const gradient = transposeRight
    ? matmul(arriving, left, { transposeLeft: true, transposeRight: transposeLeft })
    : matmul(left, arriving, { transposeLeft: !transposeLeft });
  return sumToShape(gradient, right.shape);
}
