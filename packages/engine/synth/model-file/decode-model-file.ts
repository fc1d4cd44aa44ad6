/**
 * @file A model file is data that anybody may have made. It is opened in an order in which each step is bounded by
 * the one before: its entries, their fingerprints, the state, and last the kind of generator, which checks its own
 * state. Nothing in the file is run.
 */
import { isSemblanceError } from "../../base/index.ts";
import { decodeSafetensors } from "../../tensor/files/index.ts";
import { synthErrors } from "../errors.ts";
import type { Generator, GeneratorKind } from "../generator.ts";
import { findGeneratorKind } from "../registry.ts";
import { liftModel, type RawModel } from "./format-version.ts";
import { type ModelManifest, manifestSchema } from "./manifest.ts";
import { OpenModel } from "./open-model.ts";
import { StateFault, unpackState } from "./pack-state.ts";
import { quote, ZipFault } from "./zip/open-zip.ts";

export type FindKind = (name: string) => GeneratorKind;

export interface DecodeOptions {
  /** For error messages. */
  readonly source?: string;
  /** The registry's, unless told otherwise. */
  readonly findKind?: FindKind;
}

export interface ModelFile {
  readonly generator: Generator;
  readonly manifest: ModelManifest;
}

const SOURCE = "the model file";

export function decodeModelFile(
  bytes: Uint8Array,
  { source = SOURCE, findKind = findGeneratorKind }: DecodeOptions = {},
): Promise<ModelFile> {
  return explainFaults(source, async () => {
    const model = OpenModel.open(bytes, source);
    const { tensors } = await decodeSafetensors(model.readWeights());
    const state = unpackState({ json: model.readState(), tensors });
    const lifted = liftModel({ manifest: model.manifest, state }, model.manifest.formatVersion);
    const manifest = parseManifest(lifted);
    const generator = await loadGenerator(findKind(manifest.kind), lifted, manifest);
    return { generator, manifest };
  });
}

/** What a file tells of itself; its state is left packed, and unchecked. */
export function decodeModelManifest(bytes: Uint8Array, source = SOURCE): Promise<ModelManifest> {
  return explainFaults(source, async () => {
    const { manifest } = OpenModel.open(bytes, source);
    return parseManifest(liftModel({ manifest, state: null }, manifest.formatVersion));
  });
}

async function explainFaults<T>(source: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof ZipFault || error instanceof StateFault)) throw error;
    throw synthErrors.create("model-file-invalid", { source, reason: error.message }, { cause: error });
  }
}

function parseManifest({ manifest }: RawModel): ModelManifest {
  const parsed = manifestSchema.safeParse(manifest);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path[0];
  throw new StateFault(`its manifest does not hold what it should under ${quote(String(place))}`);
}

async function loadGenerator(kind: GeneratorKind, { state }: RawModel, { schema }: ModelManifest) {
  try {
    return await kind.load(state, schema);
  } catch (cause) {
    if (isSemblanceError(cause)) throw cause;
    throw new StateFault(`its state is not that of the generator ${quote(kind.name)}`, { cause });
  }
}
