/** @file Primitives that move values and change none. */
import { refuseDType, refuseShape, type Tensor } from "../graph/graph.ts";
import {
  broadcastShapes,
  countElements,
  DYNAMIC,
  isDynamic,
  isSameShape,
  type Shape,
} from "../graph/shape.ts";
import { definePrimitive, int, ints, requireSameDType, string } from "./elementwise.ts";
import { normaliseAxis } from "./reduce.ts";

export interface AxisAttributes {
  readonly axis: number;
}
export interface SliceAttributes extends AxisAttributes {
  readonly start: number;
  readonly end: number;
}
export interface PadAttributes extends AxisAttributes {
  readonly before: number;
  readonly after: number;
}

function withSize(shape: Shape, axis: number, size: number): number[] {
  return shape.map((old, a) => (a === axis ? size : old));
}

export const layout = {
  reshape: definePrimitive<{ readonly shape: Shape }>({
    name: "reshape",
    infer: ([x], { shape }) => ({ dtype: x!.dtype, shape }),
    emit: ({ op, ints: constant, inputs: [x = ""], node }) =>
      op("Reshape", [x, constant(node.attributes.shape)]),
  }),
  expand: definePrimitive<{ readonly shape: Shape }>({
    name: "expand",
    infer: ([x], { shape }) => ({ dtype: x!.dtype, shape }),
    // ONNX broadcasts both ways, so a 1 keeps an open size of the input.
    emit: ({ op, ints: constant, inputs: [x = ""], node }) =>
      op("Expand", [x, constant(node.attributes.shape.map((size) => (size === DYNAMIC ? 1 : size)))]),
  }),
  transpose: definePrimitive<{ readonly order: readonly number[] }>({
    name: "transpose",
    infer: ([x], { order }) => ({ dtype: x!.dtype, shape: order.map((axis) => x!.shape[axis]!) }),
    emit: ({ op, inputs, node }) => op("Transpose", inputs, { perm: ints(node.attributes.order) }),
  }),
  concat: definePrimitive<AxisAttributes>({
    name: "concat",
    infer: (inputs, { axis }) => {
      const dtype = requireSameDType("concat", inputs);
      const { shape } = inputs[0]!;
      const fits = ({ shape: other }: Tensor) =>
        other.length === shape.length && isSameShape(withSize(other, axis, 0), withSize(shape, axis, 0));
      if (!inputs.every(fits)) throw refuseShape("concat", inputs, `sizes off axis ${axis} differ`);
      const sizes = inputs.map((input) => input.shape[axis]!);
      if (sizes.includes(DYNAMIC)) throw refuseShape("concat", inputs, `the size of axis ${axis} is open`);
      const total = sizes.reduce((sum, size) => sum + size, 0);
      return { dtype, shape: withSize(shape, axis, total) };
    },
    emit: ({ op, inputs, node }) => op("Concat", inputs, { axis: int(node.attributes.axis) }),
  }),
  slice: definePrimitive<SliceAttributes>({
    name: "slice",
    infer: ([x], { axis, start, end }) => ({ dtype: x!.dtype, shape: withSize(x!.shape, axis, end - start) }),
    emit: ({ op, ints: constant, inputs: [x = ""], node: { attributes } }) =>
      op("Slice", [x, constant([attributes.start]), constant([attributes.end]), constant([attributes.axis])]),
  }),
  pad: definePrimitive<PadAttributes>({
    name: "pad",
    infer: ([x], { axis, before, after }) => ({
      dtype: x!.dtype,
      shape: withSize(x!.shape, axis, x!.shape[axis]! + before + after),
    }),
    emit: ({ op, ints: constant, inputs: [x = ""], node: { inputs, attributes } }) => {
      const { rank } = inputs[0]!;
      const amounts = new Array<number>(2 * rank).fill(0);
      amounts[attributes.axis] = attributes.before;
      amounts[rank + attributes.axis] = attributes.after;
      return op("Pad", [x, constant(amounts)], { mode: string("constant") });
    },
  }),
};

/** One size may be given as -1: it is worked out, or stays open where one of the tensor's own is. */
export function reshape(x: Tensor, shape: Shape): Tensor {
  const known = (sizes: Shape) => countElements(sizes.filter((size) => size !== DYNAMIC));
  const missing = isDynamic(x.shape) ? DYNAMIC : x.size / known(shape);
  const resolved = shape.map((size) => (size === -1 ? missing : size));
  const openSizes = shape.filter((size) => size === -1).length;
  const fits =
    openSizes <= 1 && resolved.every(Number.isInteger) && isDynamic(resolved) === isDynamic(x.shape);
  if (!fits || known(resolved) !== known(x.shape))
    throw refuseShape("reshape", [x], `[${shape.join(", ")}] holds another number of elements`);
  return isSameShape(resolved, x.shape) ? x : x.graph.apply(layout.reshape, [x], { shape: resolved });
}

export function flatten(x: Tensor): Tensor {
  return reshape(x, [-1]);
}

/** Repeats along axes of size 1 (and new leading axes) up to `shape`. */
export function expand(x: Tensor, shape: Shape): Tensor {
  if (isSameShape(x.shape, shape)) return x;
  const reached = broadcastShapes(x.shape, shape);
  const opens = shape.some(
    (size, axis) => size === DYNAMIC && x.shape[axis - shape.length + x.rank] !== DYNAMIC,
  );
  if (reached === undefined || !isSameShape(reached, shape) || opens)
    throw refuseShape("expand", [x], `it does not broadcast to [${shape.join(", ")}]`);
  return x.graph.apply(layout.expand, [x], { shape });
}

/** `order[i]` is the old axis that becomes axis i; by default all are reversed. */
export function transpose(
  x: Tensor,
  order: readonly number[] = x.shape.map((_, a) => x.rank - 1 - a),
): Tensor {
  const isPermutation = order.length === x.rank && x.shape.every((_, axis) => order.includes(axis));
  if (!isPermutation) throw refuseShape("transpose", [x], `[${order.join(", ")}] is no order of its axes`);
  return order.every((axis, i) => axis === i) ? x : x.graph.apply(layout.transpose, [x], { order });
}

export function concat(tensors: readonly Tensor[], axis: number): Tensor {
  const [first] = tensors;
  if (first === undefined) throw refuseShape("concat", [], "there is nothing to join");
  if (tensors.length === 1) return first;
  return first.graph.apply(layout.concat, tensors, { axis: normaliseAxis("concat", first, axis) });
}

/** Positions `start` to before `end` along `axis`. */
export function slice(x: Tensor, axis: number, start: number, end: number): Tensor {
  const normal = normaliseAxis("slice", x, axis);
  const size = x.shape[normal]!;
  if (size === DYNAMIC || !(0 <= start && start < end && end <= size))
    throw refuseShape("slice", [x], `axis ${normal} has no range ${start} to ${end}`);
  return start === 0 && end === size ? x : x.graph.apply(layout.slice, [x], { axis: normal, start, end });
}

/** Consecutive pieces of the given sizes: one slice each, for a many-output Split breaks WebGPU. */
export function split(x: Tensor, axis: number, sizes: readonly number[]): Tensor[] {
  let end = 0;
  return sizes.map((size) => {
    end += size;
    return slice(x, axis, end - size, end);
  });
}

/** Zeros before and after along `axis`. */
export function pad(x: Tensor, axis: number, before: number, after: number): Tensor {
  const normal = normaliseAxis("pad", x, axis);
  if (x.dtype === "bool") throw refuseDType("pad", [x], "there is no zero to pad with");
  if (x.shape[normal] === DYNAMIC || before < 0 || after < 0)
    throw refuseShape("pad", [x], `axis ${normal} cannot be padded by ${before} and ${after}`);
  return before + after === 0 ? x : x.graph.apply(layout.pad, [x], { axis: normal, before, after });
}
