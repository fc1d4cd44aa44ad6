/**
 * @file A fitted thing as plain data: JSON in which typed arrays may stand. The model file writes the arrays as
 * tensors and the rest as JSON; whoever reads it back checks it with zod, since files lie.
 */

export type SavedArray = Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array | Uint16Array;

export type SavedState =
  | null
  | boolean
  | number
  | string
  | SavedArray
  | readonly SavedState[]
  | { readonly [key: string]: SavedState };
