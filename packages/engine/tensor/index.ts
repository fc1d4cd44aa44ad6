export type { SafetensorsContent } from "./files/safetensors.ts";
export {
  decodeSafetensors,
  encodeSafetensors,
  readSafetensors,
  writeSafetensors,
} from "./files/safetensors.ts";
export type { StoredData, StoredDType, StoredTensor } from "./files/stored-tensor.ts";
export { type DType, encodeModel, type OnnxModel } from "./onnx/model.ts";
export { type Device, devices, listDevices, parseDevice } from "./runtime/device.ts";
export { openSession, type Session, type SessionOptions } from "./runtime/session.ts";
export { TensorValue } from "./runtime/tensor-value.ts";
