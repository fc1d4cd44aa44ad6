/** @file Tensors as they lie in a file: the element types of safetensors beside JavaScript's typed arrays. */

export type StoredData =
  | Float64Array
  | Float32Array
  | BigInt64Array
  | BigUint64Array
  | Int32Array
  | Uint32Array
  | Int16Array
  | Uint16Array
  | Int8Array
  | Uint8Array;

/** Names as onnxruntime writes them; `bool` is one byte each. */
export type StoredDType =
  | "float64"
  | "float32"
  | "int64"
  | "uint64"
  | "int32"
  | "uint32"
  | "int16"
  | "uint16"
  | "int8"
  | "uint8"
  | "bool";

export interface StoredTensor {
  readonly dtype: StoredDType;
  readonly shape: readonly number[];
  readonly data: StoredData;
}

export interface ElementType {
  readonly dtype: StoredDType;
  readonly byteSize: number;
  /** Makes the values of raw little-endian bytes that nobody else holds. */
  readonly interpret: (bytes: ArrayBuffer) => StoredData;
}

/** By safetensors' own names. Half precision has no array of its own and is widened when read. */
export const elementTypes = {
  F64: { dtype: "float64", byteSize: 8, interpret: (bytes) => new Float64Array(bytes) },
  F32: { dtype: "float32", byteSize: 4, interpret: (bytes) => new Float32Array(bytes) },
  F16: { dtype: "float32", byteSize: 2, interpret: widenHalf },
  BF16: { dtype: "float32", byteSize: 2, interpret: widenBrainFloat },
  I64: { dtype: "int64", byteSize: 8, interpret: (bytes) => new BigInt64Array(bytes) },
  U64: { dtype: "uint64", byteSize: 8, interpret: (bytes) => new BigUint64Array(bytes) },
  I32: { dtype: "int32", byteSize: 4, interpret: (bytes) => new Int32Array(bytes) },
  U32: { dtype: "uint32", byteSize: 4, interpret: (bytes) => new Uint32Array(bytes) },
  I16: { dtype: "int16", byteSize: 2, interpret: (bytes) => new Int16Array(bytes) },
  U16: { dtype: "uint16", byteSize: 2, interpret: (bytes) => new Uint16Array(bytes) },
  I8: { dtype: "int8", byteSize: 1, interpret: (bytes) => new Int8Array(bytes) },
  U8: { dtype: "uint8", byteSize: 1, interpret: (bytes) => new Uint8Array(bytes) },
  BOOL: { dtype: "bool", byteSize: 1, interpret: (bytes) => new Uint8Array(bytes) },
} as const satisfies Record<string, ElementType>;

export type ElementTypeName = keyof typeof elementTypes;

export function findElementType(name: string): ElementType | undefined {
  return Object.hasOwn(elementTypes, name) ? elementTypes[name as ElementTypeName] : undefined;
}

/** The name under which values of a type are written: the first of its row, so never a widened one. */
export function nameElementType(dtype: StoredDType): ElementTypeName {
  const names = Object.keys(elementTypes) as ElementTypeName[];
  return names.find((name) => elementTypes[name].dtype === dtype)!;
}

export function viewBytes(data: StoredData): Uint8Array {
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** bfloat16 is the upper half of a float32. */
function widenBrainFloat(bytes: ArrayBuffer): Float32Array {
  return new Float32Array(Uint32Array.from(new Uint16Array(bytes), (bits) => bits << 16).buffer);
}

/** IEEE 754 binary16: 1 sign bit, 5 exponent bits (bias 15), 10 fraction bits. */
function widenHalf(bytes: ArrayBuffer): Float32Array {
  return Float32Array.from(new Uint16Array(bytes), (bits) => {
    const sign = bits & 0x8000 ? -1 : 1;
    const exponent = (bits >> 10) & 0x1f;
    const fraction = (bits & 0x3ff) / 1024;
    if (exponent === 0) return sign * 2 ** -14 * fraction;
    if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
    return sign * 2 ** (exponent - 15) * (1 + fraction);
  });
}
