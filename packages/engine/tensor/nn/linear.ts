import type { Tensor } from "../graph/index.ts";
import { add, matmul } from "../primitives/index.ts";
import type { Variable } from "./flat-layout.ts";
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
  const bias = startBias === "none" ? undefined : declareBias(scope, { size: outputs, copies, startBias });
  return (pass, input: Tensor) => {
    const fused = bias !== undefined && copies === undefined ? { bias: pass.read(bias) } : {};
    const product = matmul(input, pass.read(weight), fused);
    const output = bias !== undefined && copies !== undefined ? add(product, pass.read(bias)) : product;
    pass.record({ kind: "linear", input, output, weight, copies });
    if (bias !== undefined) pass.record({ kind: "bias", output, bias, copies });
    return output;
  };
}

export interface ShiftOptions {
  readonly size: number;
  readonly copies?: number;
  readonly bias?: Initialise;
}

/** x + b alone: what a gather-sum lacks. */
export function shift(scope: Scope, { size, copies, bias: startBias = zeros }: ShiftOptions): Layer {
  const bias = declareBias(scope, { size, copies, startBias });
  return (pass, x) => {
    const output = add(x, pass.read(bias));
    pass.record({ kind: "bias", output, bias, copies });
    return output;
  };
}

interface BiasDeclaration {
  readonly size: number;
  readonly copies: number | undefined;
  readonly startBias: Initialise;
}

function declareBias(scope: Scope, { size, copies, startBias }: BiasDeclaration): Variable {
  return scope.parameter("bias", copies === undefined ? [size] : [copies, 1, size], startBias);
}
