import { TensorValue } from "../runtime/tensor-value.ts";
import type { StoredData, StoredDType, StoredTensor } from "./stored-tensor.ts";

/** Both directions share the values: nothing is copied. */
export function toTensorValue({ dtype, data, shape }: StoredTensor): TensorValue {
  return new TensorValue(dtype, data, shape);
}

export function toStoredTensor(value: TensorValue): StoredTensor {
  return { dtype: value.type as StoredDType, shape: value.dims, data: value.data as StoredData };
}
