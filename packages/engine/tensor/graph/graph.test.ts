import { expect, test } from "vitest";
import {
  add,
  concat,
  expand,
  gather,
  matmul,
  mul,
  oneHot,
  relu,
  reshape,
  slice,
  stopGradient,
  sum,
  transpose,
  where,
} from "../primitives/index.ts";
import { openSession } from "../runtime/session.ts";
import { TensorValue } from "../runtime/tensor-value.ts";
import { Graph } from "./graph.ts";
import { DYNAMIC } from "./shape.ts";
import { toModel } from "./to-model.ts";

test("a shape that does not fit is refused with the operation, both shapes and the caller's names", () => {
  const graph = new Graph();
  const x = graph.input("x", [500, 120]);
  const weight = graph.input("flat", [100 * 256]);
  expect(() => matmul(x, reshape(weight, [100, 256]).named("hidden/weight"))).toThrow(
    'The operation matmul cannot take "x" float32[500, 120] and "hidden/weight" float32[100, 256]: ' +
      "the inner sizes 120 and 100 differ.",
  );
  expect(() => add(x, graph.input("y", [120, 500]))).toThrow(
    '"x" float32[500, 120] and "y" float32[120, 500]',
  );
});

test("wrong shapes and types are refused while the graph is built", () => {
  const graph = new Graph();
  const x = graph.input("x", [2, 3]);
  const whole = graph.input("whole", [2], "int64");
  const refused: readonly (() => unknown)[] = [
    () => reshape(x, [4]),
    () => reshape(x, [4, -1]),
    () => reshape(x, [-1, -1]),
    () => expand(x, [3, 3]),
    () => transpose(x, [0, 0]),
    () => slice(x, 1, 2, 4),
    () => slice(x, 2, 0, 1),
    () => sum(x, { axes: [2] }),
    () => sum(x, { axes: [0, -2] }),
    () => concat([x, graph.input("longer", [2, 4])], 0),
    () => gather(x, x),
    () => oneHot(x, 3),
    () => add(x, whole),
    () => relu(whole),
    () => where(x, x, x),
    () => graph.constant([1, 2], [3]),
  ];
  for (const build of refused) expect(build).toThrow(/^The operation \w+ cannot take "/);
});

test("names are taken once and tensors of two graphs never meet", () => {
  const graph = new Graph();
  const x = graph.input("x", [2]);
  expect(() => graph.input("x", [2])).toThrow('The name "x" cannot be given');
  expect(() => graph.output("x", x)).toThrow("it is taken");
  expect(() => graph.input("a#b", [])).toThrow("hold no #");
  expect(() => add(x, new Graph().input("x", [2]))).toThrow("belong to different graphs");
});

test("a model holds what its outputs need, computed under their own names", () => {
  const graph = new Graph();
  const x = graph.input("x", [2]);
  const unused = graph.input("unused", [2]);
  mul(unused, graph.constant([1, 2], [2]));
  graph.output("y", add(x, graph.constant([3, 4], [2])));
  const model = toModel(graph);
  expect(model.inputs.map(({ name }) => name)).toEqual(["x"]);
  expect(model.nodes.map(({ op, outputs }) => [op, outputs])).toEqual([["Add", ["y"]]]);
  expect(model.constants).toHaveLength(1);
});

test("an output that is an input, an alias or a second name is copied", async () => {
  const graph = new Graph();
  const x = graph.input("x", [2]);
  const y = relu(x);
  graph.output("same", stopGradient(x));
  graph.output("y", y);
  graph.output("again", y);
  const session = await openSession(toModel(graph), { threads: 1 });
  const results = await session.run({ x: new TensorValue("float32", [-1, 2], [2]) });
  const read = (name: string) => [...(results[name]!.data as Float32Array)];
  expect([read("same"), read("y"), read("again")]).toEqual([
    [-1, 2],
    [0, 2],
    [0, 2],
  ]);
  await session.release();
});

test("a graph with an open batch runs with any number of rows", async () => {
  const graph = new Graph();
  const x = graph.input("x", [DYNAMIC, 2, 3]);
  const flat = reshape(x, [DYNAMIC, 6]);
  const weight = graph.constant([1, 2, 3, 4, 5, 6], [6, 1]);
  graph.output(
    "y",
    add(matmul(flat, weight, { bias: graph.constant([1], [1]) }), sum(flat, { axes: [1], keepAxes: true })),
  );
  graph.output("wide", expand(slice(flat, 1, 0, 1), [DYNAMIC, 2]));
  const session = await openSession(toModel(graph), { threads: 1 });
  for (const rows of [1, 4]) {
    const results = await session.run({
      x: new TensorValue("float32", new Float32Array(rows * 6).fill(1), [rows, 2, 3]),
    });
    expect([...(results["y"]!.data as Float32Array)]).toEqual(new Array(rows).fill(28));
    expect(results["wide"]!.dims).toEqual([rows, 2]);
  }
  await session.release();
});

test("what an open batch cannot know is refused", () => {
  const graph = new Graph();
  const x = graph.input("x", [DYNAMIC, 3]);
  expect(() => reshape(x, [6])).toThrow('"x" float32[batch, 3]');
  expect(() => slice(x, 0, 0, 1)).toThrow("has no range");
  expect(() => concat([x, x], 0)).toThrow("is open");
  expect(() => expand(graph.scalar(1), [DYNAMIC, 2])).toThrow("does not broadcast");
  expect(() => add(x, graph.input("y", [4, 3]))).toThrow("do not broadcast");
});
