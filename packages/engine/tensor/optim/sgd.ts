import { add, mul, sub } from "../primitives/index.ts";
import type { Optimiser } from "./optimiser.ts";

export interface SgdOptions {
  /** Share of the last change that goes on: v = momentum·v + g, p − rate·v; none by default. */
  readonly momentum?: number;
  /** Added to the gradient times the parameters. */
  readonly weightDecay?: number;
}

export function sgd({ momentum = 0, weightDecay = 0 }: SgdOptions = {}): Optimiser {
  return {
    name: "sgd",
    slots: momentum === 0 ? [] : ["velocity"],
    scalars: ["rate"],
    scalarsAt: (_, learningRate) => ({ rate: learningRate }),
    update: ({ parameters, gradient, slots, scalars }) => {
      const pulled = weightDecay === 0 ? gradient : add(gradient, mul(parameters, weightDecay));
      const { velocity: old } = slots;
      const velocity = old === undefined ? pulled : add(mul(old, momentum), pulled);
      const updated = sub(parameters, mul(velocity, scalars["rate"]!));
      return { parameters: updated, slots: old === undefined ? {} : { velocity } };
    },
  };
}
