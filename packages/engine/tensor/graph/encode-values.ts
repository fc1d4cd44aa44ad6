import type { DType } from "../onnx/model.ts";

export type Values =
  | readonly number[]
  | Float32Array
  | Float64Array
  | Int32Array
  | Uint8Array
  | BigInt64Array;

/** Raw little-endian bytes, as ONNX keeps constants (every platform that Node runs on is little-endian). */
export function encodeValues(values: Values, dtype: DType): Uint8Array {
  const array = toTypedArray(values, dtype);
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength).slice();
}

function toTypedArray(values: Values, dtype: DType) {
  if (dtype === "int64")
    return values instanceof BigInt64Array ? values : BigInt64Array.from(Array.from(values, BigInt));
  const numbers = values instanceof BigInt64Array ? Array.from(values, Number) : values;
  if (dtype === "float32") return Float32Array.from(numbers);
  if (dtype === "float64") return Float64Array.from(numbers);
  if (dtype === "int32") return Int32Array.from(numbers);
  return Uint8Array.from(numbers, (value) => (value === 0 ? 0 : 1));
}
