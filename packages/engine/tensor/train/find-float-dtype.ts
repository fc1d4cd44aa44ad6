import type { FloatDType } from "../graph/index.ts";
import type { TrainingStep } from "../optim/index.ts";

/** A step computes all its floating-point numbers in one type, and its loss is one of them. */
export function findFloatDType({ model }: TrainingStep): FloatDType {
  return model.outputs.some(({ dtype }) => dtype === "float64") ? "float64" : "float32";
}
