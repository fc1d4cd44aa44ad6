import { add, div, mul, sqrt, square, sub } from "../primitives/index.ts";
import type { Optimiser } from "./optimiser.ts";

export interface AdamOptions {
  readonly beta1?: number;
  readonly beta2?: number;
  readonly epsilon?: number;
  /** For `adam` added to the gradient times the parameters; for `adamW` a pull of its own towards zero. */
  readonly weightDecay?: number;
}

/**
 * Adam (Kingma and Ba 2015). The moments are kept unscaled, M = Σ β₁ᵏ g and V = Σ β₂ᵏ g², which saves two
 * passes over the vector; with s = √((1 − β₂)/(1 − β₂ᵗ)) the step is
 *   p − rate·(1 − β₁)/((1 − β₁ᵗ)·s) · M / (√V + ε/s),
 * Adam's own with its bias corrections.
 */
export function adam(options: AdamOptions = {}): Optimiser {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, weightDecay = 0 } = options;
  return {
    name: "adam",
    slots: ["first-moment", "second-moment"],
    scalars: ["rate", "epsilon"],
    scalarsAt: (step, learningRate) => {
      const scale = Math.sqrt((1 - beta2) / (1 - beta2 ** step));
      const rate = (learningRate * (1 - beta1)) / ((1 - beta1 ** step) * scale);
      return { rate, epsilon: epsilon / scale };
    },
    update: ({ parameters, gradient, slots, scalars }) => {
      const pulled = weightDecay === 0 ? gradient : add(gradient, mul(parameters, weightDecay));
      const first = add(mul(slots["first-moment"]!, beta1), pulled);
      const second = add(mul(slots["second-moment"]!, beta2), square(pulled));
      const change = div(mul(first, scalars["rate"]!), add(sqrt(second), scalars["epsilon"]!));
      return {
        parameters: sub(parameters, change),
        slots: { "first-moment": first, "second-moment": second },
      };
    },
  };
}

/** Adam with decay apart from the gradient: first p·(1 − rate·decay) (Loshchilov and Hutter 2019). */
export function adamW({ weightDecay = 0.01, ...options }: AdamOptions = {}): Optimiser {
  const inner = adam(options);
  return {
    ...inner,
    name: "adamw",
    scalars: [...inner.scalars, "keep"],
    scalarsAt: (step, learningRate) => ({
      ...inner.scalarsAt(step, learningRate),
      keep: 1 - learningRate * weightDecay,
    }),
    update: (inputs) =>
      inner.update({ ...inputs, parameters: mul(inputs.parameters, inputs.scalars["keep"]!) }),
  };
}
