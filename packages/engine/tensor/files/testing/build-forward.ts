/**
 * @file A forward graph with open batch that uses one operator of each family: what is exported must run
 * elsewhere with equal results. Its "trained" values come from a formula, so that nothing has to be stored.
 */
import { DYNAMIC, Graph, toModel } from "../../graph/index.ts";
import { batchNorm, type FlatLayout, gatherSum, linear, Pass, Scope } from "../../nn/index.ts";
import type { OnnxModel } from "../../onnx/model.ts";
import { concat, gelu, logSoftmax, mean, mul, relu, softmax, square, sub } from "../../primitives/index.ts";
import { bindWeights } from "../bind-weights.ts";
import type { StoredTensor } from "../stored-tensor.ts";

export function buildForward(): OnnxModel {
  const scope = Scope.create();
  const tokens = gatherSum(scope.within("tokens"), { rows: 5, outputs: 2 });
  const hidden = linear(scope.within("hidden"), { inputs: 5, outputs: 8 });
  const norm = batchNorm(scope.within("norm"), { size: 8 });
  const last = linear(scope.within("last"), { inputs: 8, outputs: 4 });
  const graph = new Graph();
  const weights = new Map([scope.parameters, scope.state].map((layout) => [layout.name, fill(layout)]));
  const pass = new Pass(graph, { constants: bindWeights(scope, weights) });
  const x = graph.input("x", [DYNAMIC, 3]);
  const token = graph.input("token", [DYNAMIC, 2], "int64");
  const layer = gelu(norm(pass, hidden(pass, concat([x, tokens.byRows(pass, token)], 1))));
  const centred = sub(layer, mean(layer, { axes: [1], keepAxes: true }));
  const scores = last(pass, relu(mul(centred, square(layer))));
  graph.output("probabilities", softmax(scores, 1));
  graph.output("logProbabilities", logSoftmax(scores, 1));
  return toModel(graph);
}

/** Values between ½ and 1½, so that they may be variances too. */
function fill({ size }: FlatLayout): StoredTensor {
  const data = Float32Array.from({ length: size }, (_, index) => 1 + Math.sin(1 + index) / 2);
  return { dtype: "float32", shape: [size], data };
}
