import type { RandomState } from "../../base/index.ts";
import type { SessionOptions } from "../runtime/session.ts";
import type { PartRecord, Weights } from "./best-weights.ts";
import type { Evaluation } from "./training-plan.ts";

export interface TrainingOptions extends SessionOptions {
  /** Fixes starting values, order and noise: the same gives the same weights to the bit. */
  readonly random: RandomState;
  readonly maxSteps: number;
  /** One epoch unless said. */
  readonly validateEverySteps?: number;
  /** Stops after as many validations without a better one, in every part; never unless said. */
  readonly patience?: number;
  readonly checkpoint?: CheckpointOptions;
}

export interface CheckpointOptions {
  readonly path: string;
  readonly everySteps: number;
  /** Goes on from the file where there is one; begins anew unless said. */
  readonly resume?: boolean;
}

export interface TrainingProgress {
  readonly phase: "train";
  readonly done: number;
  readonly total: number;
  readonly unit: "steps";
  readonly perSecond: number;
  /** Milliseconds to the last step, if no part stops early. */
  readonly etaMs?: number;
  readonly epoch: number;
  /** The last step's, one for each step plan. */
  readonly trainingLosses: readonly number[];
  readonly evaluation?: Evaluation;
}

export interface TrainingContext {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: TrainingProgress) => void;
  readonly nowMs?: () => number;
}

export interface TrainingResult {
  /** Flat vectors by their layouts' names: the best validation's, or the last where there is none. */
  readonly weights: Weights;
  readonly steps: number;
  readonly stoppedBy: "steps" | "patience";
  readonly evaluations: readonly Evaluation[];
  /** Which step each part's weights are from. */
  readonly records: readonly PartRecord[];
}
