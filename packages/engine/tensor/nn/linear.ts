import type { Tensor } from "../graph/index.ts";
import { matmul } from "../primitives/index.ts";
import { type Initialise, kaiming, zeros } from "./initialise.ts";
import type { Layer } from "./layer.ts";
import type { Scope } from "./scope.ts";

export interface LinearOptions {
  readonly inputs: number;
  readonly outputs: number;
  readonly weight?: Initialise;
  readonly bias?: Initialise | "none";
}

/** x·W + b over the last axis. */
export function linear(scope: Scope, options: LinearOptions): Layer {
  const { inputs, outputs, bias = zeros } = options;
  const weight = scope.parameter("weight", [inputs, outputs], options.weight ?? kaiming);
  const shift = bias === "none" ? undefined : scope.parameter("bias", [outputs], bias);
  return (pass, x: Tensor) =>
    matmul(x, pass.read(weight), shift === undefined ? {} : { bias: pass.read(shift) });
}
