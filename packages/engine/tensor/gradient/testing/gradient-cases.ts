import fc from "fast-check";
import type { Graph, Shape, Tensor } from "../../graph/index.ts";
import * as op from "../../primitives/index.ts";
import type { GradientSample } from "./check-gradient.ts";

export type GradientCase = fc.Arbitrary<GradientSample>;

const size = fc.integer({ min: 1, max: 4 });
const shape = fc.array(size, { minLength: 1, maxLength: 3 });

/** Two shapes that broadcast: axes of either may shrink to 1, leading ones may be missing. */
const broadcastingPair = fc
  .tuple(shape, fc.array(fc.constantFrom("both", "left", "right"), { minLength: 3, maxLength: 3 }), fc.nat(2))
  .map(([full, keeps, missing]) => [
    full.map((length, axis) => (keeps[axis] === "right" ? 1 : length)),
    full.map((length, axis) => (keeps[axis] === "left" ? 1 : length)).slice(Math.min(missing, full.length)),
  ]);

function unary(apply: (x: Tensor) => Tensor, positive = false): GradientCase {
  return shape.map((only) => ({ shapes: [only], positive, apply: ([x]) => apply(x!) }));
}

function binary(apply: (a: Tensor, b: Tensor) => Tensor, positive = false): GradientCase {
  return broadcastingPair.map((shapes) => ({ shapes, positive, apply: ([a, b]) => apply(a!, b!) }));
}

function alongAxis(apply: (x: Tensor, axis: number) => Tensor): GradientCase {
  return fc
    .tuple(shape, fc.nat(2))
    .map(([only, axis]) => ({ shapes: [only], apply: ([x]) => apply(x!, axis % only.length) }));
}

function reduction(apply: typeof op.sum): GradientCase {
  return fc.tuple(shape, fc.subarray([0, 1, 2]), fc.boolean()).map(([only, chosen, keepAxes]) => {
    const axes = chosen.filter((axis) => axis < only.length);
    return {
      shapes: [only],
      apply: ([x]) => apply(x!, axes.length === 0 ? { keepAxes } : { axes, keepAxes }),
    };
  });
}

function index(graph: Graph, values: readonly number[], indexShape: Shape = [values.length]): Tensor {
  return graph.constant(values, indexShape, "int64");
}

function scattering(apply: (values: Tensor, at: Tensor, rows: number) => Tensor): GradientCase {
  return fc.tuple(fc.array(fc.nat(3), { minLength: 1, maxLength: 5 }), size).map(([rows, width]) => ({
    shapes: [[rows.length, width]],
    apply: ([values]) => {
      const table = apply(values!, index(values!.graph, rows), 4);
      // Rows that receive nothing may hold −∞.
      return op.gather(table, index(values!.graph, rows));
    },
  }));
}

const matmul: GradientCase = fc
  .record({
    sizes: fc.tuple(size, size, size, size),
    left: fc.boolean(),
    right: fc.boolean(),
    batch: fc.constantFrom("none", "left", "right", "both", "broadcast"),
    biased: fc.boolean(),
  })
  .map(({ sizes: [m, k, n, b], left, right, batch, biased }) => {
    const leftBatch = { none: [], left: [b], right: [], both: [2, b], broadcast: [2, 1] }[batch];
    const rightBatch = { none: [], left: [], right: [b], both: [2, b], broadcast: [b] }[batch];
    const shapes = [
      [...leftBatch, ...(left ? [k, m] : [m, k])],
      [...rightBatch, ...(right ? [n, k] : [k, n])],
      ...(biased ? [[n]] : []),
    ];
    const options = { transposeLeft: left, transposeRight: right };
    return {
      shapes,
      apply: ([x, y, bias]) => op.matmul(x!, y!, bias === undefined ? options : { ...options, bias }),
    };
  });

const concat: GradientCase = fc.tuple(shape, fc.nat(2), size, size).map(([only, at, second, third]) => {
  const axis = at % only.length;
  const resize = (length: number) => only.map((old, a) => (a === axis ? length : old));
  return { shapes: [only, resize(second), resize(third)], apply: (xs) => op.concat(xs, axis) };
});

const gather: GradientCase = fc
  .tuple(size, size, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([rows, width, wanted, paired]) => ({
    shapes: [[rows, width]],
    apply: ([table]) => {
      const at = wanted.map((row) => row % rows);
      const indexShape = paired && at.length % 2 === 0 ? [2, at.length / 2] : [at.length];
      return op.gather(table!, index(table!.graph, at, indexShape));
    },
  }));

/** One for each exported operation through which a gradient flows. */
export const gradientCases: Readonly<Record<string, GradientCase>> = {
  add: binary(op.add),
  sub: binary(op.sub),
  mul: binary(op.mul),
  div: binary(op.div, true),
  maximum: binary(op.maximum),
  minimum: binary(op.minimum),
  pow: unary((x) => op.pow(x, 2.5), true),
  neg: unary(op.neg),
  exp: unary(op.exp),
  log: unary(op.log, true),
  sqrt: unary(op.sqrt, true),
  abs: unary(op.abs),
  square: unary(op.square),
  clip: unary((x) => op.clip(x, -Math.PI / 7, Math.E / 7)),

  relu: unary(op.relu),
  tanh: unary(op.tanh),
  sigmoid: unary(op.sigmoid),
  softplus: unary(op.softplus),
  leakyRelu: unary(op.leakyRelu),
  elu: unary((x) => op.elu(x, 0.7)),
  gelu: unary(op.gelu),
  softmax: alongAxis(op.softmax),
  logSoftmax: alongAxis(op.logSoftmax),
  crossEntropy: fc
    .tuple(size, fc.array(fc.nat(2), { minLength: 1, maxLength: 4 }))
    .map(([copies, classes]) => ({
      shapes: [[copies, classes.length, 3]],
      apply: ([logits]) => {
        const all = Array.from({ length: copies }, () => classes).flat();
        return op.crossEntropy(logits!, index(logits!.graph, all, [copies, classes.length]));
      },
    })),

  matmul,
  normalise: fc.tuple(size, size, size, fc.boolean()).map(([a, rows, columns, last]) => {
    const axes = last ? [-1] : [1];
    const statistics = last ? [a, rows + 1, 1] : [a, 1, columns];
    return {
      shapes: [[a, rows + 1, columns], last ? [columns] : statistics, last ? [columns] : [columns]],
      apply: ([x, scale, shift]) => {
        const mean = op.mean(x!, { axes, keepAxes: true });
        const variance = op.mean(op.square(op.sub(x!, mean)), { axes, keepAxes: true });
        return op.normalise(x!, { mean, variance, scale: scale!, shift: shift!, epsilon: 0.1 });
      },
    };
  }),

  sum: reduction(op.sum),
  mean: reduction(op.mean),
  max: reduction(op.max),
  min: reduction(op.min),
  cumulativeSum: fc.tuple(shape, fc.nat(2), fc.boolean()).map(([only, axis, reverse]) => ({
    shapes: [only],
    apply: ([x]) => op.cumulativeSum(x!, axis % only.length, reverse),
  })),

  reshape: shape.map((only) => ({ shapes: [only], apply: ([x]) => op.reshape(x!, [1, -1, only[0]!]) })),
  flatten: unary(op.flatten),
  expand: broadcastingPair.map(([full]) => ({
    shapes: [full!],
    apply: ([x]) => op.expand(x!, [3, ...full!]),
  })),
  transpose: fc
    .tuple(size, size, size, fc.shuffledSubarray([0, 1, 2], { minLength: 3 }))
    .map(([a, b, c, order]) => ({ shapes: [[a, b, c]], apply: ([x]) => op.transpose(x!, order) })),
  concat,
  slice: alongAxis((x, axis) => {
    // Pieces with a gap before, between and after them, and one that overlaps.
    const wide = op.pad(x, axis, 1, 4);
    const length = x.shape[axis]! + 5;
    const pieces = [op.slice(wide, axis, 1, 3), op.slice(wide, axis, length - 3, length - 1)];
    return op.add(pieces.reduce(op.mul), op.slice(wide, axis, 2, 4));
  }),
  split: alongAxis((x, axis) => {
    const length = x.shape[axis]!;
    const sizes = length > 1 ? [1, length - 1] : [1];
    return op.split(x, axis, sizes).reduce(op.mul);
  }),
  pad: fc.tuple(shape, fc.nat(2), fc.nat(2), fc.nat(2)).map(([only, axis, before, after]) => ({
    shapes: [only],
    apply: ([x]) => op.pad(x!, axis % only.length, before, after),
  })),

  gather,
  scatterAdd: scattering(op.scatterAdd),
  scatterMax: scattering(op.scatterMax),
  segmentSum: scattering(op.segmentSum),
  segmentMean: scattering(op.segmentMean),
  segmentMax: scattering(op.segmentMax),

  where: binary((a, b) => op.where(op.greater(a, b), a, op.square(b))),
  cast: unary((x) => op.cast(op.cast(x, "float64"), x.dtype)),
};

/** Operations whose answer does not move with their inputs, each brought back to a float. */
export const constantCases: Readonly<Record<string, (x: Tensor) => Tensor>> = {
  sign: op.sign,
  greater: (x) => op.cast(op.greater(x, 0), x.dtype),
  greaterOrEqual: (x) => op.cast(op.greaterOrEqual(x, 0), x.dtype),
  equal: (x) => op.cast(op.equal(x, 0), x.dtype),
  argmax: (x) => op.cast(op.argmax(x), x.dtype),
  oneHot: (x) => op.oneHot(op.cast(x, "int64"), 3),
  stopGradient: op.stopGradient,
};
