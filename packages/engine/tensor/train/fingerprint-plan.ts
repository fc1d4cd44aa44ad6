import { createHash } from "node:crypto";
import type { RandomState } from "../../base/index.ts";
import { encodeModel } from "../onnx/model.ts";
import type { TrainingPlan } from "./training-plan.ts";

/** A digest of all that a plan's checkpoints depend on, save the data and the functions that feed it. */
export function fingerprintPlan({ steps, validation, rowCount, batchSize }: TrainingPlan): string {
  const hash = createHash("sha256");
  for (const { step } of steps) hash.update(encodeModel(step.model));
  if (validation) hash.update(encodeModel(validation.model));
  hash.update(JSON.stringify([rowCount, batchSize, validation?.batchCount, validation?.parts]));
  return hash.digest("hex");
}

/** A checkpoint tells whether a seed is its own and not which: noise that protects people hangs on it. */
export function fingerprintSeed({ identity, position }: RandomState): string {
  return createHash("sha256")
    .update(JSON.stringify([identity, position]))
    .digest("hex");
}
