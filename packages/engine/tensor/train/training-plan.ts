/**
 * @file What is trained and on what, as the model's author states it; the trainer (`run-training.ts`) owns
 * everything else. A plan is made inside the process that trains and holds functions and data.
 */
import type { Random } from "../../base/index.ts";
import type { Scope } from "../nn/index.ts";
import type { OnnxModel } from "../onnx/model.ts";
import type { TrainingStep } from "../optim/index.ts";
import type { TensorValue } from "../runtime/tensor-value.ts";

export type Feeds = Readonly<Record<string, TensorValue>>;

export interface TrainingPlan {
  /** Number of training rows; each step's batch takes the next `batchSize` of their shuffled order. */
  readonly rowCount: number;
  readonly batchSize: number;
  /** Done one after the other in each step: one for a plain network, critic and generator for a GAN. */
  readonly steps: readonly StepPlan[];
  readonly validation?: ValidationPlan;
}

export interface StepPlan {
  readonly step: TrainingStep;
  /** The scope that the step trains. */
  readonly scope: Scope;
  /** A `Schedule`, or one that also looks at the validations so far (`reduceOnPlateau`). */
  readonly learningRate: (step: number, evaluations: readonly Evaluation[]) => number;
  /**
   * The batch's inputs, scheduled scalars among them. Parameters, state, the optimiser's scalars and dropout
   * masks are the trainer's. Must depend on `batch` and nothing else, or resuming is not exact.
   */
  readonly feed: (batch: Batch) => Feeds;
}

export interface Batch {
  /** Counts from 1. */
  readonly step: number;
  readonly rows: Uint32Array;
  /** Fresh in every step and the same when the step is done again. */
  readonly random: Random;
}

export interface ValidationPlan {
  /** Has an output "losses": a scalar, or one loss for each part. */
  readonly model: OnnxModel;
  readonly batchCount: number;
  readonly feed: (batch: number) => Feeds;
  /** Parts that share no weights, in the order of "losses": the best of each is kept by itself. */
  readonly parts?: readonly TrainingPart[];
}

export interface TrainingPart {
  readonly name: string;
  /** Where its weights lie in the flat vectors. */
  readonly ranges: readonly WeightRange[];
}

export interface WeightRange {
  /** The flat vector's name: that of a layout. */
  readonly vector: string;
  readonly start: number;
  readonly end: number;
}

/** One validation: means over the training steps since the last one and over all validation batches. */
export interface Evaluation {
  readonly step: number;
  /** One for each step plan. */
  readonly trainingLosses: readonly number[];
  /** One for each part, or a single one. */
  readonly losses: readonly number[];
}

/** The ranges of all variables whose names begin with `prefix`: a part made with `scope.within`. */
export function rangesOf(scope: Scope, prefix: string): WeightRange[] {
  return [scope.parameters, scope.state].flatMap((layout) =>
    layout.variables
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ offset, size }) => ({ vector: layout.name, start: offset, end: offset + size })),
  );
}
