export { bindWeights } from "./files/bind-weights.ts";
export { exportOnnx } from "./files/export-onnx.ts";
export type { SafetensorsContent } from "./files/safetensors.ts";
export {
  decodeSafetensors,
  encodeSafetensors,
  readSafetensors,
  writeSafetensors,
} from "./files/safetensors.ts";
export type { StoredData, StoredDType, StoredTensor } from "./files/stored-tensor.ts";
export { writeAtomically } from "./files/write-atomically.ts";
export * from "./gradient/index.ts";
export * from "./graph/index.ts";
export * from "./nn/index.ts";
export { type DType, encodeModel, type OnnxModel } from "./onnx/model.ts";
export * from "./optim/index.ts";
export * from "./primitives/index.ts";
export { type Device, devices, listDevices, parseDevice } from "./runtime/device.ts";
export { openSession, type Session, type SessionOptions } from "./runtime/session.ts";
export { TensorValue } from "./runtime/tensor-value.ts";
export type { PartRecord } from "./train/best-weights.ts";
export type { TrainingJob } from "./train/child-messages.ts";
export { runTraining } from "./train/run-training.ts";
export { trainInChild } from "./train/train-in-child.ts";
export * from "./train/training-options.ts";
export * from "./train/training-plan.ts";
