import { refuseDType, refuseShape, type Tensor } from "../graph/graph.ts";
import { isSameShape } from "../graph/shape.ts";
import { definePrimitive, int, type None, none, requireFloat } from "./elementwise.ts";
import type { AxisAttributes } from "./layout.ts";
import { normaliseAxis } from "./reduce.ts";

function defineSoftmax(name: string, onnx: string) {
  return definePrimitive<AxisAttributes>({
    name,
    infer: (inputs) => {
      requireFloat(name, inputs);
      return inputs[0]!;
    },
    emit: ({ op, inputs, node }) => op(onnx, inputs, { axis: int(node.attributes.axis) }),
  });
}

export const softmaxes = {
  softmax: defineSoftmax("softmax", "Softmax"),
  logSoftmax: defineSoftmax("logSoftmax", "LogSoftmax"),
  crossEntropy: definePrimitive<None>({
    name: "crossEntropy",
    infer: (inputs) => {
      const [logits, index] = inputs as [Tensor, Tensor];
      requireFloat("crossEntropy", [logits]);
      if (index.dtype !== "int64") throw refuseDType("crossEntropy", inputs, "the index must be int64");
      if (!isSameShape(logits.shape.slice(0, -1), index.shape))
        throw refuseShape("crossEntropy", inputs, "there is not one index for each row of logits");
      return { dtype: logits.dtype, shape: index.shape };
    },
    emit: ({ op, ints, inputs: [logits = "", index = ""] }) => {
      const column = op("Unsqueeze", [index, ints([-1])]);
      const picked = op("GatherElements", [op("LogSoftmax", [logits], { axis: int(-1) }), column], {
        axis: int(-1),
      });
      return op("Neg", [op("Squeeze", [picked, ints([-1])])]);
    },
  }),
};

export function softmax(x: Tensor, axis = -1): Tensor {
  return x.graph.apply(softmaxes.softmax, [x], { axis: normaliseAxis("softmax", x, axis) });
}

export function logSoftmax(x: Tensor, axis = -1): Tensor {
  return x.graph.apply(softmaxes.logSoftmax, [x], { axis: normaliseAxis("logSoftmax", x, axis) });
}

/** −ln softmax(logits)[index] for each row: logits [..., classes], index int64 [...], answer [...]. */
export function crossEntropy(logits: Tensor, index: Tensor): Tensor {
  return logits.graph.apply(softmaxes.crossEntropy, [logits, index], none);
}
