import { tensorErrors } from "../errors.ts";
import type { OnnxModel, OnnxValue } from "../onnx/model.ts";
import type { TensorValue } from "./tensor-value.ts";

/** Refuses missing inputs and wrong types or shapes in our own words, before the native code sees them. */
export function checkFeeds(model: OnnxModel, feeds: Readonly<Record<string, TensorValue>>): void {
  for (const input of model.inputs) {
    const given = feeds[input.name];
    if (given === undefined) throw tensorErrors.create("feed-missing", { name: input.name });
    if (given.type !== input.dtype || !fitsShape(input.shape, given.dims))
      throw tensorErrors.create("feed-mismatch", {
        name: input.name,
        expected: describe(input.dtype, input.shape),
        given: describe(given.type, given.dims),
      });
  }
}

function fitsShape(expected: OnnxValue["shape"], given: readonly number[]): boolean {
  if (expected.length !== given.length) return false;
  for (let axis = 0; axis < given.length; axis++) {
    const length = expected[axis];
    if (typeof length === "number" && length !== given[axis]) return false;
  }
  return true;
}

function describe(dtype: string, shape: OnnxValue["shape"]): string {
  return `${dtype}[${shape.join(", ")}]`;
}
