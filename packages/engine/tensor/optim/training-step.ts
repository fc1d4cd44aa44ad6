/**
 * @file A whole training step as one graph: forward, gradients, optimiser. Every vector that lives from step
 * to step is an input and, one step on, the output of the same name with an apostrophe.
 */
import { differentiate } from "../gradient/index.ts";
import { type FloatDType, Graph, type Tensor, toModel } from "../graph/index.ts";
import type { DropoutInput } from "../nn/pass.ts";
import { Pass } from "../nn/pass.ts";
import type { Scope } from "../nn/scope.ts";
import type { OnnxModel } from "../onnx/model.ts";
import { add, div, minimum, mul, sqrt, square, sub, sum } from "../primitives/index.ts";
import type { Optimiser } from "./optimiser.ts";

export interface TrainingStepOptions {
  /** Whose parameters are trained and whose state is updated. */
  readonly scope: Scope;
  readonly optimiser: Optimiser;
  /** Declares the batch's inputs, runs the layers and answers the scalar to be made small. */
  readonly loss: (pass: Pass) => Tensor | LossParts;
  readonly dtype?: FloatDType;
  /** Scales the gradient down to this length where it is longer. */
  readonly clipNorm?: number;
  /** Also keeps a slow average of the parameters: average·decay + parameters·(1 − decay). */
  readonly averageDecay?: number;
}

export interface LossParts {
  readonly loss: Tensor;
  /** Further tensors to look at, by name. */
  readonly metrics?: Readonly<Record<string, Tensor>>;
}

export interface CarriedVector {
  readonly input: string;
  readonly output: string;
  readonly size: number;
  /** What it holds before the first step. */
  readonly start: "parameters" | "state" | "zeros";
}

export interface TrainingStep {
  readonly model: OnnxModel;
  readonly carried: readonly CarriedVector[];
  readonly dropouts: readonly DropoutInput[];
  /** Fed at each step: the optimiser's scalars under these input names. */
  scalarsAt(step: number, learningRate: number): Readonly<Record<string, number>>;
}

export function buildTrainingStep(options: TrainingStepOptions): TrainingStep {
  const { scope, optimiser, averageDecay } = options;
  const graph = new Graph(options.dtype === undefined ? {} : { dtype: options.dtype });
  const pass = new Pass(graph, { training: true });
  const carrier = new Carrier(graph, scope.parameters.size);
  const gradient = buildGradient(graph, pass, options);
  const prefix = `${optimiser.name}/`;
  const parameters = pass.flat(scope.parameters);
  const slots = Object.fromEntries(optimiser.slots.map((slot) => [slot, carrier.open(prefix + slot)]));
  const scalars = Object.fromEntries(
    optimiser.scalars.map((scalar) => [scalar, graph.input(prefix + scalar, [])]),
  );
  const updated = optimiser.update({ parameters, gradient, slots, scalars });
  carrier.close(scope.parameters.name, updated.parameters, "parameters");
  for (const slot of optimiser.slots) carrier.close(prefix + slot, updated.slots[slot]!, "zeros");
  if (averageDecay !== undefined) {
    const average = carrier.open("average");
    const next = add(average, mul(sub(updated.parameters, average), 1 - averageDecay));
    carrier.close("average", next, "parameters");
  }
  if (pass.updatesState) carrier.close(scope.state.name, pass.nextState(scope.state), "state");
  return {
    model: toModel(graph),
    carried: carrier.carried,
    dropouts: pass.dropouts,
    scalarsAt: (step, learningRate) => {
      const values = Object.entries(optimiser.scalarsAt(step, learningRate));
      return Object.fromEntries(values.map(([scalar, value]) => [prefix + scalar, value]));
    },
  };
}

function buildGradient(graph: Graph, pass: Pass, { scope, loss, clipNorm }: TrainingStepOptions): Tensor {
  const answer = loss(pass);
  const parts: LossParts = "loss" in answer ? answer : { loss: answer };
  graph.output("loss", parts.loss);
  for (const [name, tensor] of Object.entries(parts.metrics ?? {})) graph.output(name, tensor);
  const variables = scope.parameters.variables;
  const gradients = differentiate(
    parts.loss,
    variables.map((variable) => pass.read(variable)),
  );
  const gradient = pass.join(scope.parameters, (variable) => gradients[variables.indexOf(variable)]!);
  return clipNorm === undefined ? gradient : clipToNorm(gradient, clipNorm);
}

/** g·min(1, c/‖g‖) (Pascanu et al. 2013). */
function clipToNorm(gradient: Tensor, clipNorm: number): Tensor {
  const norm = sqrt(add(sum(square(gradient)), 1e-12));
  return mul(gradient, minimum(div(clipNorm, norm), 1));
}

class Carrier {
  readonly carried: CarriedVector[] = [];
  readonly #graph: Graph;
  readonly #size: number;

  constructor(graph: Graph, size: number) {
    this.#graph = graph;
    this.#size = size;
  }

  open(name: string): Tensor {
    return this.#graph.input(name, [this.#size]);
  }

  close(name: string, next: Tensor, start: CarriedVector["start"]): void {
    this.#graph.output(`${name}'`, next);
    this.carried.push({ input: name, output: `${name}'`, size: next.size, start });
  }
}
