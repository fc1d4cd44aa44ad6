import { describe, expect, test } from "vitest";
import { drawValues, type GradientSample, measureGradientError } from "../gradient/testing/check-gradient.ts";
import type { Shape, Tensor } from "../graph/index.ts";
import { relu, tanh } from "../primitives/index.ts";
import { dropout } from "./dropout.ts";
import { embedding } from "./embedding.ts";
import { gatherSum } from "./gather-sum.ts";
import { activation, type Layer, parallel, residual, sequential } from "./layer.ts";
import { linear, shift } from "./linear.ts";
import { batchNorm, layerNorm } from "./norm.ts";
import { Pass } from "./pass.ts";
import { Scope } from "./scope.ts";

/** Masks that are part of the graph, so that the gradient check may feed tensors only. */
class FixedMaskPass extends Pass {
  override dropoutMask(shape: Shape): Tensor {
    const size = shape.reduce((product, length) => product * length, 1);
    return this.graph.constant(
      Array.from({ length: size }, (_, i) => (i % 3 === 0 ? 0 : 1.5)),
      shape,
    );
  }
}

function checkLayer(input: Shape, make: (scope: Scope) => Layer, training = true): GradientSample {
  const scope = Scope.create();
  const layer = make(scope);
  return {
    shapes: [input, [scope.parameters.size], [scope.state.size]].filter((shape) => shape[0] !== 0),
    apply: ([x, parameters, state]) => {
      const flats = new Map([[scope.parameters, parameters!]]);
      if (state !== undefined) flats.set(scope.state, state);
      return layer(new FixedMaskPass(x!.graph, { training, flats }), x!);
    },
    positive: scope.state.size > 0,
  };
}

const index = ({ graph }: Tensor, shape: Shape, rows: number) =>
  graph.constant(
    Array.from({ length: shape.reduce((a, b) => a * b, 1) }, (_, i) => (i * 7) % rows),
    shape,
    "int64",
  );

const samples: Readonly<Record<string, GradientSample>> = {
  linear: checkLayer([3, 2], (scope) => linear(scope, { inputs: 2, outputs: 4 })),
  "linear without bias": checkLayer([3, 2], (scope) =>
    linear(scope, { inputs: 2, outputs: 4, bias: "none" }),
  ),
  "linear over positions": checkLayer([3, 2, 2], (scope) => linear(scope, { inputs: 2, outputs: 3 })),
  "linear in copies": checkLayer([2, 3, 2], (scope) => linear(scope, { inputs: 2, outputs: 3, copies: 2 })),
  "linear in copies of one input": checkLayer([3, 2], (scope) =>
    linear(scope, { inputs: 2, outputs: 3, copies: 2 }),
  ),
  shift: checkLayer([3, 2], (scope) => shift(scope, { size: 2 })),
  "shift in copies": checkLayer([2, 3, 2], (scope) => shift(scope, { size: 2, copies: 2 })),
  embedding: checkLayer([1], (scope) => {
    const layer = embedding(scope, { rows: 3, size: 2 });
    return (pass, x) => layer(pass, index(x, [4], 3));
  }),
  "gather-sum by rows": checkLayer([1], (scope) => {
    const layer = gatherSum(scope, { rows: 4, outputs: 2 });
    return (pass, x) => layer.byRows(pass, index(x, [3, 3], 4));
  }),
  "gather-sum by weighted rows": checkLayer([3, 3], (scope) => {
    const layer = gatherSum(scope, { rows: 4, outputs: 2 });
    return (pass, x) => layer.byRows(pass, index(x, [3, 3], 4), x);
  }),
  "gather-sum by features": checkLayer([3, 4], (scope) => {
    const layer = gatherSum(scope, { rows: 4, outputs: 2 });
    return (pass, x) => layer.byFeatures(pass, x);
  }),
  "batch norm in training": checkLayer([4, 3], (scope) => batchNorm(scope, { size: 3 })),
  "batch norm of copies": checkLayer([2, 4, 3], (scope) => batchNorm(scope, { size: 3, copies: 2 })),
  "batch norm at work": checkLayer([4, 3], (scope) => batchNorm(scope, { size: 3 }), false),
  "layer norm": checkLayer([2, 5], (scope) => layerNorm(scope, { size: 5 })),
  dropout: checkLayer([3, 3], () => dropout(0.3)),
  residual: checkLayer([3, 2], (scope) => residual(linear(scope, { inputs: 2, outputs: 2 }))),
  sequential: checkLayer([3, 2], (scope) =>
    sequential(
      linear(scope, { inputs: 2, outputs: 2 }),
      activation(relu),
      shift(scope.within("b"), { size: 2 }),
    ),
  ),
  parallel: checkLayer([3, 2], (scope) => {
    const parts = ["a", "b"].map((name) => linear(scope.within(name), { inputs: 2, outputs: 2 }));
    const both = parallel(parts);
    return (pass, x) => both(pass, [x, tanh(x)]).reduce((a, b) => residual(() => a)(pass, b));
  }),
};

describe.each(Object.entries(samples))("%s", (_, sample) => {
  test.each([1, 2] as const)("has the gradient of order %i", async (order) => {
    for (const seed of [1, 2, 3])
      expect(await measureGradientError(sample, order, drawValues(sample, seed, 1))).toBeLessThanOrEqual(
        1e-6,
      );
  });
});
