import { tensorErrors } from "../errors.ts";
import { encodeModel, type OnnxConstant, type OnnxModel, type OnnxValue } from "../onnx/model.ts";
import { type StoredTensor, viewBytes } from "./stored-tensor.ts";
import { writeAtomically } from "./write-atomically.ts";

/** Writes a forward graph with its trained inputs baked in: a plain `.onnx` that any onnxruntime runs. */
export async function exportOnnx(
  path: string,
  model: OnnxModel,
  trained: Readonly<Record<string, StoredTensor>>,
): Promise<void> {
  await writeAtomically(path, [encodeModel(bakeInputs(model, trained))]);
}

/** The same model with the named inputs turned into constants. */
export function bakeInputs(model: OnnxModel, values: Readonly<Record<string, StoredTensor>>): OnnxModel {
  const constants = Object.entries(values).map(([name, value]) => {
    const input = model.inputs.find((candidate) => candidate.name === name);
    if (input === undefined) throw tensorErrors.create("input-unknown", { name });
    return toConstant(input, value);
  });
  return {
    ...model,
    inputs: model.inputs.filter(({ name }) => !Object.hasOwn(values, name)),
    constants: [...model.constants, ...constants],
  };
}

function toConstant({ name, dtype, shape }: OnnxValue, value: StoredTensor): OnnxConstant {
  const expected = `${dtype}[${shape.join(", ")}]`;
  const given = `${value.dtype}[${value.shape.join(", ")}]`;
  if (expected !== given) throw tensorErrors.create("feed-mismatch", { name, expected, given });
  return { name, dtype, shape: value.shape, data: viewBytes(value.data) };
}
