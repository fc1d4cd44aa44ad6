/** @file Questions about values: their answers are whole numbers or truths, so no gradient passes. */
import { type FloatDType, refuseDType, refuseShape, type Tensor } from "../graph/graph.ts";
import { type DType, onnxTypeCodes } from "../onnx/model.ts";
import {
  applyBinary,
  defineBinary,
  definePrimitive,
  inferBroadcast,
  int,
  liftOperand,
  type None,
  none,
  type Operand,
  requireFloat,
  requireSameDType,
} from "./elementwise.ts";
import { normaliseAxis } from "./reduce.ts";

export const compare = {
  greater: defineBinary("greater", "Greater", "bool"),
  greaterOrEqual: defineBinary("greaterOrEqual", "GreaterOrEqual", "bool"),
  equal: defineBinary("equal", "Equal", "bool"),
  where: definePrimitive<None>({
    name: "where",
    infer: (inputs) => {
      const [condition, yes, no] = inputs as [Tensor, Tensor, Tensor];
      if (condition.dtype !== "bool") throw refuseDType("where", inputs, "the first must be bool");
      return { dtype: requireSameDType("where", [yes, no]), shape: inferBroadcast("where", inputs) };
    },
    emit: ({ op, inputs }) => op("Where", inputs),
  }),
  cast: definePrimitive<{ readonly dtype: DType }>({
    name: "cast",
    infer: ([x], { dtype }) => ({ dtype, shape: x!.shape }),
    emit: ({ op, inputs, node }) => op("Cast", inputs, { to: int(onnxTypeCodes[node.attributes.dtype]) }),
  }),
  oneHot: definePrimitive<{ readonly depth: number; readonly dtype: FloatDType }>({
    name: "oneHot",
    infer: (inputs, { depth, dtype }) => {
      if (inputs[0]!.dtype !== "int64") throw refuseDType("oneHot", inputs, "the index must be int64");
      return { dtype, shape: [...inputs[0]!.shape, depth] };
    },
    emit: ({ op, ints, inputs: [index = ""], node }) => {
      const { depth, dtype } = node.attributes;
      const column = op("Unsqueeze", [index, ints([-1])]);
      const hit = op("Equal", [column, ints(Array.from({ length: depth }, (_, value) => value))]);
      return op("Cast", [hit], { to: int(onnxTypeCodes[dtype]) });
    },
  }),
  argmax: definePrimitive<{ readonly axis: number }>({
    name: "argmax",
    infer: (inputs, { axis }) => {
      requireFloat("argmax", inputs);
      return { dtype: "int64", shape: inputs[0]!.shape.filter((_, a) => a !== axis) };
    },
    emit: ({ op, inputs, node }) =>
      op("ArgMax", inputs, { axis: int(node.attributes.axis), keepdims: int(0) }),
  }),
};

export const greater = (left: Operand, right: Operand): Tensor => applyBinary(compare.greater, left, right);
export const greaterOrEqual = (left: Operand, right: Operand): Tensor =>
  applyBinary(compare.greaterOrEqual, left, right);
export const equal = (left: Operand, right: Operand): Tensor => applyBinary(compare.equal, left, right);

/** Where the condition holds the one, elsewhere the other; plain numbers take the type of their partner. */
export function where(condition: Tensor, yes: Operand, no: Operand): Tensor {
  const { graph } = condition;
  const dtype = typeof yes !== "number" ? yes.dtype : typeof no !== "number" ? no.dtype : graph.dtype;
  const inputs = [condition, liftOperand(graph, yes, dtype), liftOperand(graph, no, dtype)];
  return graph.apply(compare.where, inputs, none);
}

export function cast(x: Tensor, dtype: DType): Tensor {
  return x.dtype === dtype ? x : x.graph.apply(compare.cast, [x], { dtype });
}

/** int64 [...] to 0 and 1 of the graph's own type [..., depth]; an index outside gives zeros. */
export function oneHot(index: Tensor, depth: number): Tensor {
  if (depth < 1) throw refuseShape("oneHot", [index], `the depth ${depth} is not positive`);
  return index.graph.apply(compare.oneHot, [index], { depth, dtype: index.graph.dtype });
}

/** Position of the largest value along `axis`, the first of equals, as int64. */
export function argmax(x: Tensor, axis = -1): Tensor {
  return x.graph.apply(compare.argmax, [x], { axis: normaliseAxis("argmax", x, axis) });
}
