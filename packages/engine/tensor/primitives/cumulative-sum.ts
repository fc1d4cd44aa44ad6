import type { Tensor } from "../graph/graph.ts";
import { definePrimitive, int, requireFloat } from "./elementwise.ts";
import { normaliseAxis } from "./reduce.ts";

export interface CumulativeAttributes {
  readonly axis: number;
  readonly reverse: boolean;
}

export const cumulative = {
  cumulativeSum: definePrimitive<CumulativeAttributes>({
    name: "cumulativeSum",
    infer: (inputs) => {
      requireFloat("cumulativeSum", inputs);
      return inputs[0]!;
    },
    emit: ({ op, scalar, inputs: [x = ""], node: { attributes } }) =>
      op("CumSum", [x, scalar(attributes.axis, "int64")], { reverse: int(attributes.reverse ? 1 : 0) }),
  }),
};

/** Position i holds the sum of positions 0 to i along `axis`; `reverse` sums from the end. */
export function cumulativeSum(x: Tensor, axis = -1, reverse = false): Tensor {
  const normal = normaliseAxis("cumulativeSum", x, axis);
  return x.graph.apply(cumulative.cumulativeSum, [x], { axis: normal, reverse });
}
