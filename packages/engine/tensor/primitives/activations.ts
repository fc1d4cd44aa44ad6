/**
 * @file Activations. onnxruntime has LeakyRelu, Elu and Softplus in float32 only; in float64 (gradient
 * checks) the same functions are written out.
 */
import type { Tensor } from "../graph/graph.ts";
import { add, mul, square } from "./arithmetic.ts";
import { applyUnary, definePrimitive, defineUnary, float, requireFloat } from "./elementwise.ts";

export interface SlopeAttributes {
  readonly slope: number;
}
export interface ScaleAttributes {
  readonly scale: number;
}

export const activations = {
  relu: defineUnary("relu", "Relu"),
  tanh: defineUnary("tanh", "Tanh"),
  sigmoid: defineUnary("sigmoid", "Sigmoid"),
  leakyRelu: definePrimitive<SlopeAttributes>({
    name: "leakyRelu",
    infer: (inputs) => {
      requireFloat("leakyRelu", inputs);
      return inputs[0]!;
    },
    emit: ({ op, scalar, inputs: [x = ""], node: { attributes, output } }) => {
      const { slope } = attributes;
      if (output.dtype === "float32") return op("LeakyRelu", [x], { alpha: float(slope) });
      return op("Where", [op("Greater", [x, scalar(0)]), x, op("Mul", [x, scalar(slope)])]);
    },
  }),
  elu: definePrimitive<ScaleAttributes>({
    name: "elu",
    infer: (inputs) => {
      requireFloat("elu", inputs);
      return inputs[0]!;
    },
    emit: ({ op, scalar, inputs: [x = ""], node: { attributes, output } }) => {
      const { scale } = attributes;
      if (output.dtype === "float32") return op("Elu", [x], { alpha: float(scale) });
      const below = op("Sub", [op("Exp", [op("Min", [x, scalar(0)])]), scalar(1)]);
      return op("Where", [op("Greater", [x, scalar(0)]), x, op("Mul", [below, scalar(scale)])]);
    },
  }),
  softplus: defineUnary("softplus", ({ op, scalar, inputs: [x = ""], node: { output } }) => {
    if (output.dtype === "float32") return op("Softplus", [x]);
    const tail = op("Log", [op("Add", [op("Exp", [op("Neg", [op("Abs", [x])])]), scalar(1)])]);
    return op("Add", [op("Relu", [x]), tail]);
  }),
};

export const relu = (x: Tensor): Tensor => applyUnary(activations.relu, x);
export const tanh = (x: Tensor): Tensor => applyUnary(activations.tanh, x);
export const sigmoid = (x: Tensor): Tensor => applyUnary(activations.sigmoid, x);
/** ln(1 + eˣ). */
export const softplus = (x: Tensor): Tensor => applyUnary(activations.softplus, x);

export function leakyRelu(x: Tensor, slope = 0.2): Tensor {
  return x.graph.apply(activations.leakyRelu, [x], { slope });
}

/** x above 0, scale·(eˣ − 1) below. */
export function elu(x: Tensor, scale = 1): Tensor {
  return x.graph.apply(activations.elu, [x], { scale });
}

/**
 * ½x(1 + tanh u) = x·σ(2u) with u = √(2/π)(x + 0.044715 x³): the tanh form of Hendrycks and Gimpel,
 * "Gaussian Error Linear Units" (2016), within 0.0005 of the exact one.
 */
export function gelu(x: Tensor): Tensor {
  const twiceU = mul(mul(x, 2 * Math.sqrt(2 / Math.PI)), add(mul(square(x), 0.044715), 1));
  return mul(x, sigmoid(twiceU));
}
