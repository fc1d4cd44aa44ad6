/**
 * @file All of a training between two steps, as one safetensors file: the carried vectors under "now/", the
 * best weights so far under "best/", and the rest as JSON in the file's metadata. Batches, noise and order
 * follow from the seed and the number of the step, so nothing else is needed to go on to the bit.
 */
import { tensorErrors } from "../errors.ts";
import { readSafetensors, writeSafetensors } from "../files/safetensors.ts";
import type { StoredTensor } from "../files/stored-tensor.ts";
import type { Weights } from "./best-weights.ts";
import { type CheckpointJson, readCheckpointJson } from "./checkpoint-json.ts";

export interface Checkpoint extends CheckpointJson {
  readonly vectors: Weights;
  readonly best: Weights;
}

const METADATA_KEY = "semblance.checkpoint";

export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  const { vectors, best, ...rest } = checkpoint;
  await writeSafetensors(path, {
    tensors: new Map([...addPrefix("now/", vectors), ...addPrefix("best/", best)]),
    metadata: new Map([[METADATA_KEY, JSON.stringify(rest)]]),
  });
}

export async function readCheckpoint(path: string): Promise<Checkpoint> {
  const { tensors, metadata } = await readSafetensors(path);
  const json = readCheckpointJson(metadata.get(METADATA_KEY) ?? "");
  if (json === undefined) throw tensorErrors.create("checkpoint-invalid", { path });
  return { ...json, vectors: takePrefix("now/", tensors), best: takePrefix("best/", tensors) };
}

function addPrefix(prefix: string, tensors: Weights): [string, StoredTensor][] {
  return [...tensors].map(([name, tensor]) => [prefix + name, tensor]);
}

function takePrefix(prefix: string, tensors: Weights): Weights {
  const taken = [...tensors].filter(([name]) => name.startsWith(prefix));
  return new Map(taken.map(([name, tensor]) => [name.slice(prefix.length), tensor]));
}
