import type { Random } from "../../base/index.ts";
import { toTensorValue } from "../files/convert-tensor.ts";
import { countElements, type FloatDType } from "../graph/index.ts";
import { type DropoutInput, type FlatArray, fillDropoutMask } from "../nn/index.ts";
import type { TensorValue } from "../runtime/tensor-value.ts";
import { findFloatDType } from "./find-float-dtype.ts";
import type { Batch, Feeds, StepPlan } from "./training-plan.ts";

/** All inputs of a step besides the carried vectors: the optimiser's scalars, dropout masks and the batch. */
export function makeStepFeeds(
  { step, feed }: StepPlan,
  scalars: Readonly<Record<string, number>>,
  batch: Batch,
): Feeds {
  const dtype = findFloatDType(step);
  const values = Object.entries(scalars).map(([name, value]) => [
    name,
    toTensorValue({ dtype, shape: [], data: makeFloats(dtype, 1).fill(value) }),
  ]);
  const masks = step.dropouts.map((dropout) => [
    dropout.name,
    drawMask(dropout, dtype, batch.random.stream(dropout.name)),
  ]);
  return { ...Object.fromEntries([...values, ...masks]), ...feed(batch) };
}

function drawMask({ shape, rate }: DropoutInput, dtype: FloatDType, random: Random): TensorValue {
  const data = makeFloats(dtype, countElements(shape));
  fillDropoutMask(random, data, rate);
  return toTensorValue({ dtype, shape, data });
}

function makeFloats(dtype: FloatDType, size: number): FlatArray {
  return dtype === "float32" ? new Float32Array(size) : new Float64Array(size);
}
