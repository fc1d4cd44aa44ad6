/**
 * @file The vectors that live from step to step: parameters and state by their layouts' names, and each
 * optimiser's own under the name of the parameters that it trains, so that two optimisers never meet.
 */
import type { Random } from "../../base/index.ts";
import { toStoredTensor, toTensorValue } from "../files/convert-tensor.ts";
import type { StoredTensor } from "../files/stored-tensor.ts";
import type { FlatLayout } from "../nn/index.ts";
import type { CarriedVector } from "../optim/index.ts";
import type { TensorValue } from "../runtime/tensor-value.ts";
import type { Weights } from "./best-weights.ts";
import { findFloatDType } from "./find-float-dtype.ts";
import type { Feeds, StepPlan } from "./training-plan.ts";

/** The name that `averageDecay` gives the slow average of the parameters. */
const AVERAGE = "average";

export class CarriedVectors {
  readonly #vectors = new Map<string, TensorValue>();

  constructor(steps: readonly StepPlan[], random: Random) {
    for (const step of new Set(steps)) {
      const started = startLayouts(step, random);
      for (const [name, values] of started) this.#vectors.set(name, values);
      for (const vector of step.step.carried) {
        const key = keyOf(step, vector.input);
        if (!this.#vectors.has(key)) this.#vectors.set(key, startVector(step, vector, started));
      }
    }
  }

  /** Everything, for a checkpoint. */
  save(): Map<string, StoredTensor> {
    return new Map([...this.#vectors].map(([name, value]) => [name, toStoredTensor(value)]));
  }

  restore(vectors: ReadonlyMap<string, StoredTensor>): void {
    for (const [name, vector] of vectors) this.#vectors.set(name, toTensorValue(vector));
  }

  /** What a model reads of them: its own vectors, and other scopes' by name. */
  feedsOf(step: StepPlan): Feeds {
    return this.#pick(step.step.model.inputs.map(({ name }) => [name, keyOf(step, name)]));
  }

  take(step: StepPlan, outputs: Feeds): void {
    for (const { input, output } of step.step.carried)
      this.#vectors.set(keyOf(step, input), outputs[output]!);
  }

  /** The model as it would be used now: by layout, the average in place of the parameters where one is kept. */
  weights(steps: readonly StepPlan[]): Weights {
    const names = steps.flatMap((step) => {
      const { parameters, state } = step.scope;
      const average = keyOf(step, AVERAGE);
      return [
        [parameters.name, this.#vectors.has(average) ? average : parameters.name],
        [state.name, state.name],
      ] as const;
    });
    return new Map(Object.entries(this.#pick(names)).map(([name, value]) => [name, toStoredTensor(value)]));
  }

  #pick(names: readonly (readonly [name: string, key: string])[]): Feeds {
    const found = names.flatMap(([name, key]) => {
      const value = this.#vectors.get(key);
      return value === undefined ? [] : [[name, value] as const];
    });
    return Object.fromEntries(found);
  }
}

function keyOf({ scope, step }: StepPlan, input: string): string {
  const isLayout = input === scope.parameters.name || input === scope.state.name;
  const isCarried = step.carried.some((vector) => vector.input === input);
  return isCarried && !isLayout ? `${scope.parameters.name}/${input}` : input;
}

function startLayouts({ scope, step }: StepPlan, random: Random): Map<string, TensorValue> {
  const dtype = findFloatDType(step);
  const start = (layout: FlatLayout) =>
    toTensorValue({
      dtype,
      shape: [layout.size],
      data: layout.initialise(random.stream(layout.name), dtype),
    });
  const layouts = [scope.parameters, scope.state].filter(({ size }) => size > 0);
  return new Map(layouts.map((layout) => [layout.name, start(layout)]));
}

function startVector(
  { scope }: StepPlan,
  vector: CarriedVector,
  started: ReadonlyMap<string, TensorValue>,
): TensorValue {
  const like = toStoredTensor(started.get(scope.parameters.name)!);
  if (vector.start === "state") return started.get(scope.state.name)!;
  const data = like.data.slice();
  return toTensorValue({ ...like, data: vector.start === "zeros" ? data.fill(0 as never) : data });
}
