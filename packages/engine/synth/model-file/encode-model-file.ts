import { encodeSafetensors } from "../../tensor/files/index.ts";
import { synthErrors } from "../errors.ts";
import type { Generator } from "../generator.ts";
import { fingerprint, fingerprintManifest, isGraph, MANIFEST, STATE, WEIGHTS } from "./entries.ts";
import { FORMAT_VERSION } from "./format-version.ts";
import { MODEL_FORMAT, type ModelManifest } from "./manifest.ts";
import { packState } from "./pack-state.ts";
import { packZip } from "./zip/pack-zip.ts";
import { LARGEST_ARCHIVE } from "./zip/zip-layout.ts";

/** What a model file tells that its generator does not know. */
export interface ModelAbout {
  readonly programVersion: string;
  readonly createdAt: Date;
  /** The privacy preset it was fitted with. */
  readonly privacy?: string;
}

/** The file's bytes in pieces, in order. Equal generators and facts give equal bytes. */
export async function encodeModelFile(generator: Generator, about: ModelAbout): Promise<Uint8Array[]> {
  const { json, tensors } = packState(generator.save());
  const entries = new Map<string, Uint8Array>([
    [STATE, Buffer.from(json)],
    [WEIGHTS, encodeSafetensors({ tensors })],
    ...(await readGraphs(generator)),
  ]);
  const bytes = [...entries.values()].reduce((sum, { length }) => sum + length, 0);
  if (bytes > LARGEST_ARCHIVE) throw synthErrors.create("model-too-large", { bytes, limit: LARGEST_ARCHIVE });
  const manifest = Buffer.from(JSON.stringify(makeManifest(generator, about, entries), undefined, 2));
  return packZip(new Map([[MANIFEST, manifest], ...entries]));
}

async function readGraphs(generator: Generator): Promise<[string, Uint8Array][]> {
  const graphs = (await generator.graphs?.()) ?? new Map<string, Uint8Array>();
  return [...graphs].map(([name, bytes]) => {
    const entry = `graphs/${name}.onnx`;
    if (!isGraph(entry)) throw new TypeError(`a graph cannot be named ${name}`);
    return [entry, bytes];
  });
}

function makeManifest(
  generator: Generator,
  { programVersion, createdAt, privacy }: ModelAbout,
  entries: ReadonlyMap<string, Uint8Array>,
): ModelManifest {
  const manifest = {
    format: MODEL_FORMAT,
    formatVersion: FORMAT_VERSION,
    programVersion,
    createdAt: createdAt.toISOString(),
    kind: generator.kind,
    fittedRows: generator.fittedRows,
    ...(privacy !== undefined && { privacy }),
    description: generator.describe(),
    schema: generator.schema,
    entries: Object.fromEntries(
      [...entries].map(([name, bytes]) => [name, { bytes: bytes.length, sha256: fingerprint(bytes) }]),
    ),
  } as const;
  // What is written is what will be parsed: without absent fields, numbers as JSON has them.
  const plain = JSON.parse(JSON.stringify(manifest)) as ModelManifest;
  return { ...plain, fingerprint: fingerprintManifest(plain) };
}
