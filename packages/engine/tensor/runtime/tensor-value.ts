import { Tensor } from "onnxruntime-common";

/** onnxruntime's own tensor. It aliases the array it was made from; results may be fed straight back. */
export type TensorValue = Tensor;
export { Tensor };
