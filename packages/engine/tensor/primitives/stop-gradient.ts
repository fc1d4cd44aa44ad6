import type { Tensor } from "../graph/graph.ts";
import { definePrimitive, type None, none } from "./elementwise.ts";

export const stops = {
  stopGradient: definePrimitive<None>({
    name: "stopGradient",
    infer: ([x]) => x!,
    // The value itself under another name: nothing is computed.
    emit: ({ inputs: [x = ""] }) => x,
  }),
};

/** The same value, taken as a constant by gradients. */
export function stopGradient(x: Tensor): Tensor {
  return x.graph.apply(stops.stopGradient, [x], none);
}
