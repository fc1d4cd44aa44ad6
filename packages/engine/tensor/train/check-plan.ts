import { tensorErrors } from "../errors.ts";
import type { Weights } from "./best-weights.ts";
import type { TrainingOptions } from "./training-options.ts";
import type { TrainingPlan } from "./training-plan.ts";

/** Refuses numbers that are no counts, and parts that do not fit the model, before anything is computed. */
export function checkPlan(plan: TrainingPlan, options: TrainingOptions, weights: Weights): void {
  const reason = findBadCount(plan, options) ?? findBadValidation(plan, weights);
  if (reason !== undefined) throw tensorErrors.create("training-plan-invalid", { reason });
}

function findBadCount({ rowCount, batchSize, validation }: TrainingPlan, options: TrainingOptions) {
  const counts = {
    rowCount,
    batchSize,
    maxSteps: options.maxSteps,
    validateEverySteps: options.validateEverySteps ?? 1,
    patience: options.patience ?? 1,
    "checkpoint.everySteps": options.checkpoint?.everySteps ?? 1,
    "validation.batchCount": validation?.batchCount ?? 1,
  };
  const bad = Object.entries(counts).find(([, count]) => !Number.isSafeInteger(count) || count < 1);
  return bad && `${bad[0]} is ${bad[1]} and not a positive whole number`;
}

function findBadValidation({ validation }: TrainingPlan, weights: Weights): string | undefined {
  if (validation === undefined) return undefined;
  const losses = validation.model.outputs.find(({ name }) => name === "losses");
  const { parts } = validation;
  if (losses?.shape.join() !== (parts === undefined ? "" : `${parts.length}`))
    return parts === undefined
      ? 'the validation model has no scalar output "losses"'
      : `the validation model has no output "losses" of ${parts.length} parts`;
  const isOutside = (vector: string, start: number, end: number) =>
    start < 0 || end < start || end > (weights.get(vector)?.data.length ?? -1);
  const stray = parts?.find(({ ranges }) =>
    ranges.some(({ vector, start, end }) => isOutside(vector, start, end)),
  );
  return stray && `the part ${stray.name} lies outside the model's vectors`;
}
