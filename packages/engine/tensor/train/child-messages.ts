/** @file What parent and child tell each other. Everything crosses as structured clones, typed arrays whole. */
import { isSemblanceError, SemblanceError } from "../../base/index.ts";
import { tensorErrors } from "../errors.ts";
import type { TrainingOptions, TrainingProgress, TrainingResult } from "./training-options.ts";

export interface TrainingJob {
  /** URL of a module that exports `createTraining(data)`, which answers a `TrainingPlan`, perhaps later. */
  readonly module: string;
  /** Whatever `createTraining` needs, as plain data; large data better as a file's path. */
  readonly data: unknown;
  readonly options: TrainingOptions;
}

export type ParentMessage =
  | { readonly kind: "start"; readonly job: TrainingJob }
  | { readonly kind: "cancel" };

export type ChildMessage =
  | { readonly kind: "progress"; readonly progress: TrainingProgress }
  | { readonly kind: "result"; readonly result: TrainingResult }
  | { readonly kind: "failure"; readonly failure: Failure };

export interface Failure {
  /** Absent for errors that carry no code: defects. */
  readonly coded?: Pick<SemblanceError, "code" | "message" | "todo" | "values">;
  readonly details: string;
}

export function describeFailure(error: unknown): Failure {
  const details = error instanceof Error ? `${error.stack}\n${describeCause(error.cause)}` : String(error);
  if (!isSemblanceError(error)) return { details };
  const { code, message, todo, values } = error;
  return { coded: { code, message, todo, values }, details };
}

export function reviveFailure({ coded, details }: Failure): SemblanceError {
  const options = { cause: new Error(details) };
  if (coded === undefined) return tensorErrors.create("training-failed", {}, options);
  return new SemblanceError(coded.code, coded, coded.values, options);
}

function describeCause(cause: unknown): string {
  return cause === undefined ? "" : `because of ${cause instanceof Error ? cause.stack : String(cause)}`;
}
