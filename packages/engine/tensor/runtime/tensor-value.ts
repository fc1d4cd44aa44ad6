/**
 * @file onnxruntime's own tensor, under a name that tells it from the graph's symbolic `Tensor`. It aliases
 * the array it was made from; results may be fed straight back.
 */
export { Tensor as TensorValue } from "onnxruntime-common";
