/** @file What stands in a model file beside the state: `manifest.json`, for people and for whoever loads it. */
import { z } from "zod";
import { schemaSchema } from "../../table/columns.ts";
import { FORMAT_VERSION } from "./format-version.ts";

export const MODEL_FORMAT = "semblance-model";

const count = z.int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string();

const describedTable = z.strictObject({
  name: text,
  columns: z.array(z.strictObject({ columns: z.array(text), encoding: text })),
  relations: z.array(z.strictObject({ kind: text, text, evidence: text })),
  protections: z.array(text),
  training: z.record(text, z.number()),
});

/** Mirrors `GeneratorDescription`. */
const description = z.strictObject({
  kind: text,
  idea: text,
  settings: z.array(
    z.strictObject({ name: text, value: z.union([text, z.number(), z.boolean()]), reason: text }),
  ),
  tables: z.array(describedTable),
});

export const manifestSchema = z.strictObject({
  format: z.literal(MODEL_FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  programVersion: text,
  createdAt: z.iso.datetime(),
  /** The generator's name in the registry. */
  kind: text,
  /** Rows each table was fitted on. */
  fittedRows: z.record(text, count),
  /** The privacy preset it was fitted with. */
  privacy: text.optional(),
  description,
  schema: schemaSchema,
  /** Every other entry of the file, by its unpacked content. */
  entries: z.record(text, z.strictObject({ bytes: count, sha256 })),
  /** Of this manifest without this line. */
  fingerprint: sha256,
});

export type ModelManifest = z.infer<typeof manifestSchema>;

/** What a manifest of any version says first. */
export const anyManifest = z.looseObject({
  format: z.literal(MODEL_FORMAT),
  formatVersion: z.int().positive(),
  programVersion: text.max(100),
});

/** What manifests of all versions up to this one share: enough to tell whether the file is whole. */
export const listingManifest = anyManifest.extend({
  entries: manifestSchema.shape.entries,
  fingerprint: sha256,
});

export type ListingManifest = z.infer<typeof listingManifest>;
