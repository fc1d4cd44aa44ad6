/** @file What element-wise primitives share: broadcasting, equal types, plain numbers as operands. */
import { type Graph, isFloat, type Primitive, refuseDType, refuseShape, Tensor } from "../graph/graph.ts";
import { broadcastShapes } from "../graph/shape.ts";
import type { DType, OnnxAttribute } from "../onnx/model.ts";

export type Operand = Tensor | number;

export const int = (value: number): OnnxAttribute => ({ kind: "int", value });
export const ints = (value: readonly number[]): OnnxAttribute => ({ kind: "ints", value });
export const float = (value: number): OnnxAttribute => ({ kind: "float", value });
export const string = (value: string): OnnxAttribute => ({ kind: "string", value });

/** Attributes of primitives that have none. */
export interface None {
  readonly [key: string]: never;
}
export const none: None = {};

/** Broadcasts `tensors` together, or refuses with all of their names. */
export function inferBroadcast(op: string, tensors: readonly Tensor[]): number[] {
  let shape: number[] = [];
  for (const tensor of tensors) {
    const next = broadcastShapes(shape, tensor.shape);
    if (next === undefined) throw refuseShape(op, tensors, "the shapes do not broadcast");
    shape = next;
  }
  return shape;
}

export function requireSameDType(op: string, tensors: readonly Tensor[]): DType {
  const dtype = tensors[0]!.dtype;
  if (tensors.some((tensor) => tensor.dtype !== dtype))
    throw refuseDType(op, tensors, "the types differ and are never converted silently");
  return dtype;
}

export function requireFloat(op: string, tensors: readonly Tensor[]): void {
  if (!tensors.every(isFloat)) throw refuseDType(op, tensors, "it works on floating-point tensors");
}

export function definePrimitive<A>(primitive: Primitive<A>): Primitive<A> {
  return primitive;
}

/** A broadcasting primitive of two tensors of one type; `result` is the type of the answer where it differs. */
export function defineBinary(name: string, onnx: string, result?: DType): Primitive<None> {
  return definePrimitive({
    name,
    infer: (inputs) => {
      const dtype = requireSameDType(name, inputs);
      return { dtype: result ?? dtype, shape: inferBroadcast(name, inputs) };
    },
    emit: ({ op, inputs }) => op(onnx, inputs),
  });
}

/** A primitive of one floating-point tensor that keeps its shape. */
export function defineUnary(name: string, emit: string | Primitive<None>["emit"]): Primitive<None> {
  return definePrimitive({
    name,
    infer: (inputs) => {
      requireFloat(name, inputs);
      return inputs[0]!;
    },
    emit: typeof emit === "function" ? emit : ({ op, inputs }) => op(emit, inputs),
  });
}

/** A plain number becomes a scalar of the type of its partner. */
export function liftOperand(graph: Graph, operand: Operand, dtype: DType): Tensor {
  return typeof operand === "number" ? graph.scalar(operand, dtype) : operand;
}

export function applyBinary(primitive: Primitive<None>, left: Operand, right: Operand): Tensor {
  const partner = left instanceof Tensor ? left : right;
  if (!(partner instanceof Tensor)) throw new TypeError(`${primitive.name} needs a tensor`);
  const { graph, dtype } = partner;
  const inputs = [liftOperand(graph, left, dtype), liftOperand(graph, right, dtype)];
  return graph.apply(primitive, inputs, none);
}

export function applyUnary(primitive: Primitive<None>, x: Tensor): Tensor {
  return x.graph.apply(primitive, [x], none);
}
