import { tensorErrors } from "../errors.ts";
import type { FlatArray, FlatLayout, Scope } from "../nn/index.ts";
import type { StoredTensor } from "./stored-tensor.ts";

/** Trained or loaded weights as the constants of a pass: the model is then done and needs no other input. */
export function bindWeights(
  scope: Scope,
  weights: ReadonlyMap<string, StoredTensor>,
): ReadonlyMap<FlatLayout, FlatArray> {
  const layouts = [scope.parameters, scope.state].filter(({ size }) => size > 0);
  return new Map(layouts.map((layout) => [layout, findVector(layout, weights.get(layout.name))]));
}

function findVector({ name, size }: FlatLayout, found: StoredTensor | undefined): FlatArray {
  const data = found?.data;
  const isFloat = data instanceof Float32Array || data instanceof Float64Array;
  if (isFloat && data.length === size) return data;
  const given = found === undefined ? "nothing" : `${found.dtype}[${found.shape.join(", ")}]`;
  throw tensorErrors.create("weights-mismatch", { name, size, given });
}
