/**
 * @file A whole training step as one graph: forward, gradients, optimiser. Every vector that lives from step
 * to step is an input and, one step on, the output of the same name with an apostrophe.
 */
import { differentiate } from "../gradient/index.ts";
import { type FloatDType, Graph, type Tensor, toModel } from "../graph/index.ts";
import { type DropoutInput, type FlatLayout, Pass, type Scope } from "../nn/index.ts";
import type { OnnxModel } from "../onnx/model.ts";
import { add, div, minimum, mul, sqrt, square, sub, sum } from "../primitives/index.ts";
import { clipPerExample } from "./clip-per-example.ts";
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
  /** Clips each example's gradient by itself and adds noise, for differential privacy. */
  readonly perExample?: PerExampleOptions;
  /** Also keeps a slow average of the parameters: average·decay + parameters·(1 − decay). */
  readonly averageDecay?: number;
}

export interface PerExampleOptions {
  readonly clipNorm: number;
  /** What the noisy sum is divided by: the batch size that sampling gives on average. */
  readonly expectedBatchSize: number;
}

export interface LossParts {
  readonly loss: Tensor;
  /** The loss of each example, [batch], needed with `perExample`; 0 for places left empty. */
  readonly losses?: Tensor;
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
  if (pass.updates(scope.state)) carrier.close(scope.state.name, pass.nextState(scope.state), "state");
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

function buildGradient(graph: Graph, pass: Pass, options: TrainingStepOptions): Tensor {
  const { scope, loss, clipNorm, perExample } = options;
  const answer = loss(pass);
  const parts: LossParts = "loss" in answer ? answer : { loss: answer };
  graph.output("loss", parts.loss);
  for (const [name, tensor] of Object.entries(parts.metrics ?? {})) graph.output(name, tensor);
  const layout = scope.parameters;
  const gradient =
    perExample === undefined
      ? joinGradients(pass, layout, differentiate(parts.loss, readAll(pass, layout)))
      : buildNoisyGradient(parts.losses ?? parts.loss, { pass, layout, perExample });
  return clipNorm === undefined ? gradient : clipToNorm(gradient, clipNorm);
}

function readAll(pass: Pass, layout: FlatLayout): Tensor[] {
  return layout.variables.map((variable) => pass.read(variable));
}

function joinGradients(pass: Pass, layout: FlatLayout, gradients: readonly Tensor[]): Tensor {
  const places = new Map(layout.variables.map((variable, place) => [variable, place]));
  return pass.join(layout, (variable) => gradients[places.get(variable)!]!);
}

interface NoisyGradientOptions {
  readonly pass: Pass;
  readonly layout: FlatLayout;
  readonly perExample: PerExampleOptions;
}

/** The input "noise" takes, for each parameter, a draw of deviation noise multiplier × clip norm. */
function buildNoisyGradient(losses: Tensor, { pass, layout, perExample }: NoisyGradientOptions): Tensor {
  const { clipNorm, expectedBatchSize } = perExample;
  const { gradients } = clipPerExample(losses, { pass, layout, clipNorm });
  const noise = pass.graph.input("noise", [layout.size]);
  return mul(add(joinGradients(pass, layout, gradients), noise), 1 / expectedBatchSize);
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
