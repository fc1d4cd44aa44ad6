/** @file Arrays that come from a file, as zod asks for them, and what is asked of their numbers. */
import { z } from "zod";

export const savedFloat64 = z.custom<Float64Array>((value) => value instanceof Float64Array);
export const savedFloat32 = z.custom<Float32Array>((value) => value instanceof Float32Array);
export const savedInt32 = z.custom<Int32Array>((value) => value instanceof Int32Array);
export const savedUint8 = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** Numbers that are some, none below the one before it. */
export function isAscending(values: Float64Array): boolean {
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value) || value < (values[index - 1] ?? value)) return false;
  }
  return true;
}
