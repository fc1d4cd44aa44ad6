import type { Tensor } from "../graph/index.ts";
import { add } from "../primitives/index.ts";
import type { Pass } from "./pass.ts";

/** What a layer does with a tensor; its variables were declared when it was made. */
export type Layer = (pass: Pass, x: Tensor) => Tensor;

/** An operation without variables, as a layer. */
export function activation(apply: (x: Tensor) => Tensor): Layer {
  return (_, x) => apply(x);
}

export function sequential(...layers: readonly Layer[]): Layer {
  return (pass, x) => layers.reduce((value, layer) => layer(pass, value), x);
}

/** x + layer(x). */
export function residual(layer: Layer): Layer {
  return (pass, x) => add(x, layer(pass, x));
}

/** Independent networks in one graph, one tensor for each; they share a step and nothing else. */
export function parallel(layers: readonly Layer[]): (pass: Pass, xs: readonly Tensor[]) => Tensor[] {
  return (pass, xs) => layers.map((layer, i) => layer(pass, xs[i]!));
}
