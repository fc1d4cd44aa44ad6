/**
 * @file A small network learns which side of a curve a point lies on: batch norm and dropout, Adam, an
 * average of the weights, and a validation by parts where asked. Also the module that child processes import.
 */
import { writeFileSync } from "node:fs";
import { Random } from "../../../base/index.ts";
import { Graph, type Tensor, toModel } from "../../graph/index.ts";
import {
  activation,
  batchNorm,
  dropout,
  type Layer,
  linear,
  Pass,
  Scope,
  sequential,
} from "../../nn/index.ts";
import { adam, buildTrainingStep, reduceOnPlateau } from "../../optim/index.ts";
import { add, log, mean, mul, neg, relu, reshape, sigmoid, sub } from "../../primitives/index.ts";
import { TensorValue } from "../../runtime/tensor-value.ts";
import type { Feeds, TrainingPlan } from "../training-plan.ts";

export interface ClassifierData {
  readonly rows?: number;
  readonly hidden?: number;
  readonly learningRate?: number;
  readonly mishap?: { readonly step: number; readonly kind: keyof typeof mishaps };
  /** Where to write the number of the process that trains. */
  readonly processIdPath?: string;
}

const mishaps = {
  poison: (feeds: Feeds) => (feeds["x"]!.data as Float32Array).fill(Number.NaN),
  throw: () => {
    throw new TypeError("a defect of the plan");
  },
  kill: () => process.kill(process.pid, "SIGKILL"),
  block: () => {
    for (;;);
  },
};

const BATCH = 64;
const INPUTS = 2;

export function createTraining(data: ClassifierData): TrainingPlan {
  const { rows = 512, hidden = 16, learningRate = 0.01 } = data;
  if (data.processIdPath !== undefined) writeFileSync(data.processIdPath, `${process.pid}`);
  const scope = Scope.create();
  const network = makeNetwork(scope, hidden);
  const points = new Random("points").fillFloat(new Float32Array(2 * rows * INPUTS));
  const step = buildTrainingStep({
    scope,
    optimiser: adam(),
    averageDecay: 0.9,
    loss: (pass) => crossEntropy(pass, network),
  });
  const graph = new Graph();
  graph.output("losses", crossEntropy(new Pass(graph), network));
  const feed = (indices: Iterable<number>) => gatherRows(points, [...indices]);
  return {
    rowCount: rows,
    batchSize: BATCH,
    steps: [
      {
        step,
        scope,
        learningRate: (_, evaluations) => {
          const losses = evaluations.map((evaluation) => evaluation.losses[0]!);
          return reduceOnPlateau(losses, { start: learningRate, factor: 0.5, patience: 1 });
        },
        feed: (batch) => {
          const feeds = feed(batch.rows);
          if (data.mishap?.step === batch.step) mishaps[data.mishap.kind](feeds);
          return feeds;
        },
      },
    ],
    validation: {
      model: toModel(graph),
      batchCount: rows / BATCH,
      feed: (batch) => feed(Array.from({ length: BATCH }, (_, row) => rows + batch * BATCH + row)),
    },
  };
}

function makeNetwork(scope: Scope, hidden: number): Layer {
  return sequential(
    linear(scope.within("first"), { inputs: INPUTS, outputs: hidden }),
    batchNorm(scope.within("norm"), { size: hidden }),
    activation(relu),
    dropout(0.1),
    linear(scope.within("second"), { inputs: hidden, outputs: 1 }),
    activation(sigmoid),
  );
}

function crossEntropy(pass: Pass, network: Layer): Tensor {
  const x = pass.graph.input("x", [BATCH, INPUTS]);
  const y = pass.graph.input("y", [BATCH]);
  const p = reshape(network(pass, x), [BATCH]);
  const safe = add(mul(p, 1 - 2e-6), 1e-6);
  const one = pass.graph.scalar(1);
  return neg(mean(add(mul(y, log(safe)), mul(sub(one, y), log(sub(one, safe))))));
}

function gatherRows(points: Float32Array, rows: readonly number[]): Feeds {
  const x = new Float32Array(rows.length * INPUTS);
  const y = new Float32Array(rows.length);
  for (const [at, row] of rows.entries()) {
    const [a = 0, b = 0] = points.subarray(row * INPUTS, row * INPUTS + INPUTS);
    x.set([a, b], at * INPUTS);
    y[at] = b > 0.5 + 0.3 * Math.sin(6 * a) ? 1 : 0;
  }
  return {
    x: new TensorValue("float32", x, [rows.length, INPUTS]),
    y: new TensorValue("float32", y, [rows.length]),
  };
}
