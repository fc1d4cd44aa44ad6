import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { differentiate } from "../gradient/index.ts";
import { Graph, type Tensor, toModel } from "../graph/index.ts";
import { batchNorm, embedding, gatherSum, type Layer, linear, Pass, Scope, shift } from "../nn/index.ts";
import { flatten, reshape, slice, square, sum, tanh, transpose } from "../primitives/index.ts";
import { openSession } from "../runtime/session.ts";
import { TensorValue } from "../runtime/tensor-value.ts";
import { clipPerExample } from "./clip-per-example.ts";

const BATCH = 4;
const CLIP = 0.8;

interface Subject {
  readonly input: readonly number[];
  readonly make: (scope: Scope) => Layer;
  /** Which axis of the layer's output counts the examples. */
  readonly batchAxis?: number;
}

function index(graph: Graph, positions: number, rows: number): Tensor {
  const values = Array.from({ length: BATCH * positions }, (_, i) => (i * i + 1) % rows);
  return graph.constant(values, [BATCH, positions], "int64");
}

const subjects: Readonly<Record<string, Subject>> = {
  linear: { input: [BATCH, 3], make: (scope) => linear(scope, { inputs: 3, outputs: 2 }) },
  "linear over positions": {
    input: [BATCH, 5, 3],
    make: (scope) => linear(scope, { inputs: 3, outputs: 2 }),
  },
  "linear in copies": {
    input: [2, BATCH, 3],
    make: (scope) => linear(scope, { inputs: 3, outputs: 2, copies: 2 }),
    batchAxis: 1,
  },
  "linear in copies of one input": {
    input: [BATCH, 3],
    make: (scope) => linear(scope, { inputs: 3, outputs: 2, copies: 2 }),
    batchAxis: 1,
  },
  shift: { input: [BATCH, 3], make: (scope) => shift(scope, { size: 3 }) },
  embedding: {
    input: [BATCH, 1],
    make: (scope) => {
      const layer = embedding(scope, { rows: 3, size: 2 });
      return (pass, x) => layer(pass, reshape(index(x.graph, 1, 3), [BATCH]));
    },
  },
  "embedding of repeated rows": {
    input: [BATCH, 1],
    make: (scope) => {
      const layer = embedding(scope, { rows: 3, size: 2 });
      return (pass, x) => layer(pass, index(x.graph, 5, 3));
    },
  },
  "gather-sum": {
    input: [BATCH, 1],
    make: (scope) => {
      const layer = gatherSum(scope, { rows: 3, outputs: 2 });
      return (pass, x) => layer.byRows(pass, index(x.graph, 5, 3));
    },
  },
  "weighted gather-sum": {
    input: [BATCH, 5],
    make: (scope) => {
      const layer = gatherSum(scope, { rows: 3, outputs: 2 });
      return (pass, x) => layer.byRows(pass, index(x.graph, 5, 3), x);
    },
  },
  "gather-sum by features": {
    input: [BATCH, 3],
    make: (scope) => {
      const layer = gatherSum(scope, { rows: 3, outputs: 2 });
      return (pass, x) => layer.byFeatures(pass, x);
    },
  },
  "two layers": {
    input: [BATCH, 3],
    make: (scope) => {
      const first = linear(scope.within("first"), { inputs: 3, outputs: 4 });
      const second = linear(scope.within("second"), { inputs: 4, outputs: 2 });
      return (pass, x) => second(pass, tanh(first(pass, x)));
    },
  },
};

function lossesOf(output: Tensor, batchAxis: number): Tensor {
  const axes = [batchAxis, ...output.shape.map((_, axis) => axis).filter((axis) => axis !== batchAxis)];
  return sum(square(tanh(reshape(transpose(output, axes), [BATCH, -1]))), { axes: [1] });
}

function build({ input, make, batchAxis = 0 }: Subject) {
  const scope = Scope.create();
  const layer = make(scope);
  const graph = new Graph({ dtype: "float64" });
  const pass = new Pass(graph, { training: true });
  const losses = lossesOf(layer(pass, graph.input("x", input)), batchAxis);
  const layout = scope.parameters;
  const { gradients, norms } = clipPerExample(losses, { pass, layout, clipNorm: CLIP });
  graph.output("norms", norms);
  graph.output(
    "clipped",
    pass.join(layout, (variable) => gradients[layout.variables.indexOf(variable)]!),
  );
  const variables = layout.variables.map((variable) => pass.read(variable));
  for (let example = 0; example < BATCH; example++) {
    const own = differentiate(sum(slice(losses, 0, example, example + 1)), variables);
    graph.output(
      `own${example}`,
      pass.join(layout, (variable) => flatten(own[layout.variables.indexOf(variable)]!)),
    );
  }
  return { model: toModel(graph), layout };
}

test.each(Object.entries(subjects))(
  "clips the gradients of %s as if each had been made",
  async (_, subject) => {
    const { model, layout } = build(subject);
    const session = await openSession(model, { threads: 1 });
    const random = new Random(3);
    const feeds = model.inputs.map(({ name, shape }) => {
      const sizes = shape as number[];
      const values = random.fillFloat(new Float64Array(sizes.reduce((a, b) => a * b, 1)));
      return [
        name,
        new TensorValue(
          "float64",
          values.map((value) => 2 * value - 1),
          sizes,
        ),
      ] as const;
    });
    const results = await session.run(Object.fromEntries(feeds));
    const expected = new Float64Array(layout.size);
    for (let example = 0; example < BATCH; example++) {
      const own = results[`own${example}`]!.data as Float64Array;
      const norm = Math.hypot(...own);
      expect((results["norms"]!.data as Float64Array)[example]).toBeCloseTo(norm, 9);
      for (const [i, value] of own.entries()) expected[i]! += value * Math.min(1, CLIP / norm);
    }
    for (const [i, value] of (results["clipped"]!.data as Float64Array).entries())
      expect(value).toBeCloseTo(expected[i]!, 9);
    await session.release();
  },
);

test("refuses parameters whose use it cannot measure", () => {
  const make = (scope: Scope): Layer => batchNorm(scope, { size: 3 });
  expect(() => build({ input: [BATCH, 3], make })).toThrow("the parameter scale");
  const twice = (scope: Scope): Layer => {
    const layer = linear(scope, { inputs: 3, outputs: 3 });
    return (pass, x) => layer(pass, layer(pass, x));
  };
  expect(() => build({ input: [BATCH, 3], make: twice })).toThrow("the parameter weight: it is used twice");
});
