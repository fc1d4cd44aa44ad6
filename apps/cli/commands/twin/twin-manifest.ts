/** @file `manifest.json` of a twin's folder: what it holds, from what, made how. Version 1. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Schema, tidySchema } from "@semblance/engine/table";

export const MANIFEST = "manifest.json";

export interface TwinManifest {
  readonly format: "semblance-twin";
  readonly version: 1;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly program: string;
  readonly node: string;
  /** A file's or folder's name, no path. */
  readonly source: string;
  readonly table: string;
  /** SHA-256 of the schema that was learned with, as JSON without defaults. */
  readonly schemaFingerprint: string;
  readonly seed: number;
  readonly generator: {
    readonly kind: string;
    readonly settings: Readonly<Record<string, string | number | boolean>>;
  };
  readonly rows: { readonly fitted: number; readonly heldOut: number; readonly synthetic: number };
  readonly seconds: { readonly fit: number; readonly sample: number };
  readonly verdict: { readonly report: string; readonly privacy: string };
  readonly files: readonly TwinFile[];
}

export interface TwinFile {
  /** In the folder, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export async function describeFile(folder: string, path: string): Promise<TwinFile> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(join(folder, path))) hash.update(chunk as Buffer);
  const { size } = await stat(join(folder, path));
  return { path, bytes: size, sha256: hash.digest("hex") };
}

export function fingerprintSchema(schema: Schema): string {
  return createHash("sha256")
    .update(JSON.stringify(tidySchema(schema)))
    .digest("hex");
}

/** Enough to know a twin's folder by it. */
export function isTwinManifest(value: unknown): value is Pick<TwinManifest, "format" | "files"> {
  const { format, files } = (value ?? {}) as { format?: unknown; files?: unknown };
  return (
    format === "semblance-twin" &&
    Array.isArray(files) &&
    files.every((file) => typeof (file as TwinFile | null)?.path === "string")
  );
}
