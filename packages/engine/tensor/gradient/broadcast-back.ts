import type { Tensor } from "../graph/graph.ts";
import { isSameShape, type Shape } from "../graph/shape.ts";
import { cast, div, equal, mul, type ReduceAttributes, reshape, sum } from "../primitives/index.ts";

/** Undoes broadcasting: what was repeated is summed. */
export function sumToShape(gradient: Tensor, shape: Shape): Tensor {
  if (isSameShape(gradient.shape, shape)) return gradient;
  const added = gradient.rank - shape.length;
  const axes = gradient.shape.flatMap((size, axis) =>
    axis < added || (shape[axis - added] === 1 && size !== 1) ? [axis] : [],
  );
  return reshape(sum(gradient, { axes, keepAxes: true }), shape);
}

/** A reduced tensor with its lost axes back as 1; a scalar broadcasts as it is. */
export function keepReducedAxes(reduced: Tensor, x: Tensor, { axes }: ReduceAttributes): Tensor {
  if (reduced.rank === 0) return reduced;
  return reshape(
    reduced,
    x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size)),
  );
}

interface Extreme {
  readonly arriving: Tensor;
  readonly output: Tensor;
  readonly x: Tensor;
  readonly attributes: ReduceAttributes;
}

/** Of a largest or smallest value: equal ones share the gradient. */
export function shareTies({ arriving, output, x, attributes }: Extreme): Tensor {
  const isExtreme = cast(equal(x, keepReducedAxes(output, x, attributes)), x.dtype);
  const ties = sum(isExtreme, { axes: attributes.axes, keepAxes: true });
  return mul(isExtreme, div(keepReducedAxes(arriving, x, attributes), ties));
}
