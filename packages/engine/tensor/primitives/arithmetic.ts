import type { Tensor } from "../graph/graph.ts";
import {
  applyBinary,
  applyUnary,
  defineBinary,
  definePrimitive,
  defineUnary,
  type Operand,
  requireFloat,
} from "./elementwise.ts";

export interface PowerAttributes {
  readonly exponent: number;
}

export const arithmetic = {
  add: defineBinary("add", "Add"),
  sub: defineBinary("sub", "Sub"),
  mul: defineBinary("mul", "Mul"),
  div: defineBinary("div", "Div"),
  maximum: defineBinary("maximum", "Max"),
  minimum: defineBinary("minimum", "Min"),
  pow: definePrimitive<PowerAttributes>({
    name: "pow",
    infer: (inputs) => {
      requireFloat("pow", inputs);
      return inputs[0]!;
    },
    emit: ({ op, scalar, inputs: [x = ""], node }) => op("Pow", [x, scalar(node.attributes.exponent)]),
  }),
  neg: defineUnary("neg", "Neg"),
  exp: defineUnary("exp", "Exp"),
  log: defineUnary("log", "Log"),
  sqrt: defineUnary("sqrt", "Sqrt"),
  abs: defineUnary("abs", "Abs"),
  sign: defineUnary("sign", "Sign"),
  square: defineUnary("square", ({ op, inputs: [x = ""] }) => op("Mul", [x, x])),
};

export const add = (left: Operand, right: Operand): Tensor => applyBinary(arithmetic.add, left, right);
export const sub = (left: Operand, right: Operand): Tensor => applyBinary(arithmetic.sub, left, right);
export const mul = (left: Operand, right: Operand): Tensor => applyBinary(arithmetic.mul, left, right);
export const div = (left: Operand, right: Operand): Tensor => applyBinary(arithmetic.div, left, right);
export const maximum = (left: Operand, right: Operand): Tensor =>
  applyBinary(arithmetic.maximum, left, right);
export const minimum = (left: Operand, right: Operand): Tensor =>
  applyBinary(arithmetic.minimum, left, right);
export const pow = (x: Tensor, exponent: number): Tensor => x.graph.apply(arithmetic.pow, [x], { exponent });
export const neg = (x: Tensor): Tensor => applyUnary(arithmetic.neg, x);
export const exp = (x: Tensor): Tensor => applyUnary(arithmetic.exp, x);
export const log = (x: Tensor): Tensor => applyUnary(arithmetic.log, x);
export const sqrt = (x: Tensor): Tensor => applyUnary(arithmetic.sqrt, x);
export const abs = (x: Tensor): Tensor => applyUnary(arithmetic.abs, x);
export const sign = (x: Tensor): Tensor => applyUnary(arithmetic.sign, x);
export const square = (x: Tensor): Tensor => applyUnary(arithmetic.square, x);
export const clip = (x: Tensor, lowest: number, highest: number): Tensor =>
  minimum(maximum(x, lowest), highest);
