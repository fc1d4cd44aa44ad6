/**
 * @file Optimisers work on the one flat vector of parameters. What depends on the number of the step is
 * worked out beforehand and fed as scalars, so that the graph stays the same from the first step to the last.
 */
import type { Tensor } from "../graph/index.ts";

export interface UpdateInputs {
  readonly parameters: Tensor;
  readonly gradient: Tensor;
  /** The optimiser's own flat vectors, by the names in `slots`. */
  readonly slots: Readonly<Record<string, Tensor>>;
  /** What `scalarsAt` gives, by the names in `scalars`. */
  readonly scalars: Readonly<Record<string, Tensor>>;
}

export interface UpdateOutputs {
  readonly parameters: Tensor;
  readonly slots: Readonly<Record<string, Tensor>>;
}

export interface Optimiser {
  readonly name: string;
  /** Flat vectors kept from step to step, zero before the first. */
  readonly slots: readonly string[];
  readonly scalars: readonly string[];
  /** `step` counts from 1. */
  scalarsAt(step: number, learningRate: number): Readonly<Record<string, number>>;
  update(inputs: UpdateInputs): UpdateOutputs;
}
