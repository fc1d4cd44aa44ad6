import type { Tensor } from "../graph/graph.ts";
import { definePrimitive, int, requireFloat } from "./elementwise.ts";
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
};

export function softmax(x: Tensor, axis = -1): Tensor {
  return x.graph.apply(softmaxes.softmax, [x], { axis: normaliseAxis("softmax", x, axis) });
}

export function logSoftmax(x: Tensor, axis = -1): Tensor {
  return x.graph.apply(softmaxes.logSoftmax, [x], { axis: normaliseAxis("logSoftmax", x, axis) });
}
