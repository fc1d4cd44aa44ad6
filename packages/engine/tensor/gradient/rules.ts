/**
 * @file The gradient of every primitive, written in the primitives themselves, so that a gradient has
 * gradients. A rule answers for one input: given the gradient that arrives at the output, what goes on to
 * that input. `constant` marks primitives whose output does not move with its inputs.
 */
import { isFloat, type Primitive, type Tensor } from "../graph/graph.ts";
import * as op from "../primitives/index.ts";
import { keepReducedAxes, shareTies, sumToShape } from "./broadcast-back.ts";
import { differentiateMatmul } from "./matmul-rule.ts";
import { differentiateNormalise } from "./normalise-rule.ts";

export interface Arrival<A> {
  /** The gradient that arrives, in the shape of the output. */
  readonly arriving: Tensor;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly attributes: A;
}

/** Absent where the input is no number that moves (an index, a condition). */
export type GradientRule<A> = (arrival: Arrival<A>, input: number) => Tensor | undefined;

type AttributesOf<P> = P extends Primitive<infer A> ? A : never;
type Rules = {
  readonly [Name in op.PrimitiveName]: GradientRule<AttributesOf<(typeof op.primitives)[Name]>> | "constant";
};

/** For broadcasting primitives: each rule may answer in the output's shape. */
function broadcasting<A>(
  ...rules: readonly (((arrival: Arrival<A>) => Tensor) | undefined)[]
): GradientRule<A> {
  return (arrival, input) => {
    const rule = rules[input];
    return rule && sumToShape(rule(arrival), arrival.inputs[input]!.shape);
  };
}

function first<A>(rule: (arrival: Arrival<A>, x: Tensor) => Tensor): GradientRule<A> {
  return (arrival, input) => (input === 0 ? rule(arrival, arrival.inputs[0]!) : undefined);
}

function pick(condition: Tensor, x: Tensor): Tensor {
  return op.where(condition, x, 0);
}

export const gradientRules: Rules = {
  add: broadcasting(
    ({ arriving }) => arriving,
    ({ arriving }) => arriving,
  ),
  sub: broadcasting(
    ({ arriving }) => arriving,
    ({ arriving }) => op.neg(arriving),
  ),
  mul: broadcasting(
    ({ arriving, inputs }) => op.mul(arriving, inputs[1]!),
    ({ arriving, inputs }) => op.mul(arriving, inputs[0]!),
  ),
  div: broadcasting(
    ({ arriving, inputs }) => op.div(arriving, inputs[1]!),
    ({ arriving, inputs, output }) => op.neg(op.div(op.mul(arriving, output), inputs[1]!)),
  ),
  maximum: broadcasting(
    ({ arriving, inputs: [a, b] }) => pick(op.greaterOrEqual(a!, b!), arriving),
    ({ arriving, inputs: [a, b] }) => pick(op.greater(b!, a!), arriving),
  ),
  minimum: broadcasting(
    ({ arriving, inputs: [a, b] }) => pick(op.greaterOrEqual(b!, a!), arriving),
    ({ arriving, inputs: [a, b] }) => pick(op.greater(a!, b!), arriving),
  ),
  pow: first(({ arriving, attributes: { exponent } }, x) =>
    op.mul(arriving, op.mul(op.pow(x, exponent - 1), exponent)),
  ),
  neg: first(({ arriving }) => op.neg(arriving)),
  exp: first(({ arriving, output }) => op.mul(arriving, output)),
  log: first(({ arriving }, x) => op.div(arriving, x)),
  sqrt: first(({ arriving, output }) => op.div(op.mul(arriving, 0.5), output)),
  abs: first(({ arriving }, x) => op.mul(arriving, op.sign(x))),
  sign: "constant",
  square: first(({ arriving }, x) => op.mul(op.mul(arriving, 2), x)),

  // One Sign would do, but onnxruntime's takes three times as long as Greater and Cast (250 against 88 µs).
  relu: first(({ arriving, output }) => op.mul(arriving, op.cast(op.greater(output, 0), output.dtype))),
  tanh: first(({ arriving, output }) => op.sub(arriving, op.mul(arriving, op.square(output)))),
  sigmoid: first(({ arriving, output }) => op.mul(arriving, op.sub(output, op.square(output)))),
  softplus: first(({ arriving }, x) => op.mul(arriving, op.sigmoid(x))),
  leakyRelu: first(({ arriving, attributes: { slope } }, x) =>
    op.mul(arriving, op.where(op.greater(x, 0), x.graph.scalar(1, x.dtype), slope)),
  ),
  elu: first(({ arriving, output, attributes: { scale } }, x) =>
    op.mul(arriving, op.where(op.greater(x, 0), 1, op.add(output, scale))),
  ),

  softmax: first(({ arriving, output, attributes: { axis } }) => {
    const weighted = op.mul(arriving, output);
    return op.sub(weighted, op.mul(output, op.sum(weighted, { axes: [axis], keepAxes: true })));
  }),
  logSoftmax: first(({ arriving, output, attributes: { axis } }) =>
    op.sub(arriving, op.mul(op.exp(output), op.sum(arriving, { axes: [axis], keepAxes: true }))),
  ),
  crossEntropy: first(({ arriving, inputs }, logits) => {
    const excess = op.sub(op.softmax(logits), op.oneHot(inputs[1]!, logits.shape.at(-1)!));
    return op.mul(excess, op.reshape(arriving, [...arriving.shape, 1]));
  }),

  matmul: differentiateMatmul,

  normalise: differentiateNormalise,

  sum: first(({ arriving, attributes }, x) => op.expand(keepReducedAxes(arriving, x, attributes), x.shape)),
  mean: first(({ arriving, output, attributes }, x) => {
    const share = op.mul(arriving, output.size / x.size);
    return op.expand(keepReducedAxes(share, x, attributes), x.shape);
  }),
  max: first(({ arriving, output, attributes }, x) => shareTies({ arriving, output, x, attributes })),
  min: first(({ arriving, output, attributes }, x) => shareTies({ arriving, output, x, attributes })),

  reshape: first(({ arriving }, x) => op.reshape(arriving, x.shape)),
  expand: first(({ arriving }, x) => sumToShape(arriving, x.shape)),
  transpose: first(({ arriving, attributes: { order } }) =>
    op.transpose(
      arriving,
      order.map((_, axis) => order.indexOf(axis)),
    ),
  ),
  concat: ({ arriving, inputs, attributes: { axis } }, input) => {
    const sizes = inputs.map(({ shape }) => shape[axis]!);
    const start = sizes.slice(0, input).reduce((total, size) => total + size, 0);
    return op.slice(arriving, axis, start, start + sizes[input]!);
  },
  slice: first(({ arriving, attributes: { axis, start, end } }, x) =>
    op.pad(arriving, axis, start, x.shape[axis]! - end),
  ),
  pad: first(({ arriving, attributes: { axis, before } }, x) =>
    op.slice(arriving, axis, before, before + x.shape[axis]!),
  ),

  gather: first(({ arriving, inputs }, table) => op.scatterAdd(arriving, inputs[1]!, table.shape[0]!)),
  scatterAdd: first(({ arriving, inputs }) => op.gather(arriving, inputs[1]!)),
  scatterMax: first(({ arriving, output, inputs }, values) => {
    const index = inputs[1]!;
    const isLargest = op.cast(op.equal(values, op.gather(output, index)), values.dtype);
    const ties = op.gather(op.scatterAdd(isLargest, index, output.shape[0]!), index);
    return op.mul(op.gather(arriving, index), op.div(isLargest, ties));
  }),
  cumulativeSum: first(({ arriving, attributes: { axis, reverse } }) =>
    op.cumulativeSum(arriving, axis, !reverse),
  ),

  where: broadcasting(
    undefined,
    ({ arriving, inputs }) => pick(inputs[0]!, arriving),
    ({ arriving, inputs }) => op.where(inputs[0]!, 0, arriving),
  ),
  cast: (arrival, _input) =>
    isFloat(arrival.output) ? op.cast(arrival.arriving, arrival.inputs[0]!.dtype) : undefined,
  greater: "constant",
  greaterOrEqual: "constant",
  equal: "constant",
  oneHot: "constant",
  argmax: "constant",
  stopGradient: "constant",
};
