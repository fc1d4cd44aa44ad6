import { statsErrors } from "../errors.ts";

/** Refuses weights that are negative, not finite, or not one for each value. */
export function checkWeights(weights: ArrayLike<number>, valueCount: number): void {
  if (weights.length !== valueCount) {
    throw statsErrors.create("weights-length-differs", { weights: weights.length, values: valueCount });
  }
  for (let index = 0; index < weights.length; index++) {
    const weight = weights[index]!;
    if (weight >= 0 && weight < Number.POSITIVE_INFINITY) continue;
    throw statsErrors.create("weight-invalid", { index });
  }
}
