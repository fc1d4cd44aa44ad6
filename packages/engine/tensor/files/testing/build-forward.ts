/**
 * @file A forward graph with open batch that uses one operator of each family: what is exported must run
 * elsewhere with equal results. Its "trained" values come from a formula, so that nothing has to be stored.
 */
import { DYNAMIC, Graph, toModel } from "../../graph/index.ts";
import type { OnnxModel } from "../../onnx/model.ts";
import {
  add,
  concat,
  gather,
  gelu,
  logSoftmax,
  matmul,
  mean,
  mul,
  relu,
  softmax,
  square,
  sub,
} from "../../primitives/index.ts";
import type { StoredTensor } from "../stored-tensor.ts";

export function buildForward(): { model: OnnxModel; trained: Record<string, StoredTensor> } {
  const graph = new Graph();
  const x = graph.input("x", [DYNAMIC, 3]);
  const token = graph.input("token", [DYNAMIC], "int64");
  const hidden = concat([x, gather(graph.input("table", [5, 2]), token)], 1);
  const layer = gelu(add(matmul(hidden, graph.input("w1", [5, 8])), graph.input("b1", [8])));
  const centred = sub(layer, mean(layer, { axes: [1], keepAxes: true }));
  const scores = matmul(relu(mul(centred, square(layer))), graph.input("w2", [8, 4]));
  graph.output("probabilities", softmax(scores, 1));
  graph.output("logProbabilities", logSoftmax(scores, 1));
  const shapes = { table: [5, 2], w1: [5, 8], b1: [8], w2: [8, 4] };
  const trained = Object.entries(shapes).map(([name, shape]) => [name, fill(shape)]);
  return { model: toModel(graph), trained: Object.fromEntries(trained) };
}

export function fill(shape: readonly number[]): StoredTensor {
  const size = shape.reduce((product, length) => product * length, 1);
  const data = Float32Array.from({ length: size }, (_, index) => Math.sin(1 + index * shape.length));
  return { dtype: "float32", shape, data };
}
