import type { Tensor } from "../graph/index.ts";
import { add, matmul } from "../primitives/index.ts";
import { type Initialise, kaiming, zeros } from "./initialise.ts";
import type { Layer } from "./layer.ts";
import type { Scope } from "./scope.ts";

export interface LinearOptions {
  readonly inputs: number;
  readonly outputs: number;
  /**
   * That many independent layers in one product: [copies, batch, inputs], or [batch, inputs] shown to all,
   * becomes [copies, batch, outputs].
   */
  readonly copies?: number;
  readonly weight?: Initialise;
  readonly bias?: Initialise | "none";
}

/** x·W + b over the last axis. */
export function linear(scope: Scope, options: LinearOptions): Layer {
  const { inputs, outputs, copies, weight: startWeight = kaiming, bias: startBias = zeros } = options;
  const leading = copies === undefined ? [] : [copies];
  const weight = scope.parameter("weight", [...leading, inputs, outputs], startWeight);
  const biasShape = copies === undefined ? [outputs] : [copies, 1, outputs];
  const bias = startBias === "none" ? undefined : scope.parameter("bias", biasShape, startBias);
  return (pass, x: Tensor) => {
    const product = matmul(x, pass.read(weight), bias && !copies ? { bias: pass.read(bias) } : {});
    const output = bias && copies ? add(product, pass.read(bias)) : product;
    pass.record({ kind: "linear", input: x, output, weight, bias });
    return output;
  };
}
