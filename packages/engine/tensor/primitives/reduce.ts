import { type Primitive, refuseShape, type Tensor, type TensorType } from "../graph/graph.ts";
import { definePrimitive, int, requireFloat } from "./elementwise.ts";

export interface ReduceAttributes {
  readonly axes: readonly number[];
  readonly keepAxes: boolean;
}

export interface ReduceOptions {
  /** All by default. */
  readonly axes?: readonly number[];
  /** Keeps reduced axes with size 1. */
  readonly keepAxes?: boolean;
}

export function normaliseAxis(op: string, x: Tensor, axis: number): number {
  const normal = axis < 0 ? axis + x.rank : axis;
  if (!Number.isInteger(axis) || normal < 0 || normal >= x.rank)
    throw refuseShape(op, [x], `there is no axis ${axis}`);
  return normal;
}

function inferReduced(x: Tensor, { axes, keepAxes }: ReduceAttributes): TensorType {
  const shape = keepAxes
    ? x.shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    : x.shape.filter((_, axis) => !axes.includes(axis));
  return { dtype: x.dtype, shape };
}

function defineReduction(name: string, onnx: string): Primitive<ReduceAttributes> {
  return definePrimitive({
    name,
    infer: (inputs, attributes) => {
      requireFloat(name, inputs);
      return inferReduced(inputs[0]!, attributes);
    },
    emit: ({ op, ints, inputs: [x = ""], node: { attributes } }) =>
      op(onnx, [x, ints(attributes.axes)], { keepdims: int(attributes.keepAxes ? 1 : 0) }),
  });
}

export const reductions = {
  sum: defineReduction("sum", "ReduceSum"),
  mean: defineReduction("mean", "ReduceMean"),
  max: defineReduction("max", "ReduceMax"),
  min: defineReduction("min", "ReduceMin"),
};

function reduce(primitive: Primitive<ReduceAttributes>, x: Tensor, options: ReduceOptions): Tensor {
  const { axes = x.shape.map((_, axis) => axis), keepAxes = false } = options;
  const normal = axes.map((axis) => normaliseAxis(primitive.name, x, axis)).sort((a, b) => a - b);
  if (new Set(normal).size !== normal.length)
    throw refuseShape(primitive.name, [x], "an axis is named twice");
  if (normal.length === 0) return x;
  return x.graph.apply(primitive, [x], { axes: normal, keepAxes });
}

export const sum = (x: Tensor, options: ReduceOptions = {}): Tensor => reduce(reductions.sum, x, options);
export const mean = (x: Tensor, options: ReduceOptions = {}): Tensor => reduce(reductions.mean, x, options);
/** Equal largest values share the gradient. */
export const max = (x: Tensor, options: ReduceOptions = {}): Tensor => reduce(reductions.max, x, options);
export const min = (x: Tensor, options: ReduceOptions = {}): Tensor => reduce(reductions.min, x, options);
