import { encodeModel, type OnnxModel } from "../onnx/model.ts";
import { writeAtomically } from "./write-atomically.ts";

/** Writes a graph as a plain `.onnx` that any onnxruntime runs; its weights are best bound as constants. */
export async function exportOnnx(path: string, model: OnnxModel): Promise<void> {
  await writeAtomically(path, [encodeModel(model)]);
}
