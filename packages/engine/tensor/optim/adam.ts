import { add, div, mul, sqrt, square, sub } from "../primitives/index.ts";
import type { Optimiser } from "./optimiser.ts";

export interface AdamOptions {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  /** Pulls parameters towards zero beside the gradient, by rate × decay (AdamW); none by default. */
  readonly weightDecay?: number;
}

/**
 * Adam (Kingma and Ba 2015), with decay apart from the gradient as in AdamW (Loshchilov and Hutter 2019).
 * The moments are kept unscaled, M = Σ β₁ᵏ g and V = Σ β₂ᵏ g², which saves two passes over the vector; with
 * s = √((1 − β₂)/(1 − β₂ᵗ)) the step is
 *   p − rate·(1 − β₁)/((1 − β₁ᵗ)·s) · M / (√V + ε/s),
 * Adam's own with its bias corrections.
 */
export function adam(options: AdamOptions = {}): Optimiser {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = options;
  return {
    name: weightDecay === 0 ? "adam" : "adamw",
    slots: ["first-moment", "second-moment"],
    scalars: weightDecay === 0 ? ["rate", "epsilon"] : ["rate", "epsilon", "keep"],
    scalarsAt: (step, learningRate) => {
      const scale = Math.sqrt((1 - beta2) / (1 - beta2 ** step));
      const rate = (learningRate * (1 - beta1)) / ((1 - beta1 ** step) * scale);
      const scalars = { rate, epsilon: epsilon / scale };
      return weightDecay === 0 ? scalars : { ...scalars, keep: 1 - learningRate * weightDecay };
    },
    update: ({ parameters, gradient, slots, scalars }) => {
      const first = add(mul(slots["first-moment"]!, beta1), gradient);
      const second = add(mul(slots["second-moment"]!, beta2), square(gradient));
      const change = div(mul(first, scalars["rate"]!), add(sqrt(second), scalars["epsilon"]!));
      const kept = weightDecay === 0 ? parameters : mul(parameters, scalars["keep"]!);
      return { parameters: sub(kept, change), slots: { "first-moment": first, "second-moment": second } };
    },
  };
}
