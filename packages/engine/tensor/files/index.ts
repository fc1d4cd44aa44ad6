/** @file Weights as files, without what computes with them: processes that only read need no runtime. */
export type { SafetensorsContent } from "./safetensors.ts";
export { decodeSafetensors, encodeSafetensors, readSafetensors, writeSafetensors } from "./safetensors.ts";
export type { StoredData, StoredDType, StoredTensor } from "./stored-tensor.ts";
export { writeAtomically } from "./write-atomically.ts";
