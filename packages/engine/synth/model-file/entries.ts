/** @file The entries of a model file and their fingerprints. */
import { createHash } from "node:crypto";

export const MANIFEST = "manifest.json";
export const STATE = "state.json";
export const WEIGHTS = "weights.safetensors";

/** Graphs are for other runtimes; Semblance never opens them. */
const graphName = /^graphs\/[A-Za-z0-9][\w.-]{0,99}\.onnx$/;

export function isGraph(name: string): boolean {
  return graphName.test(name);
}

export function fingerprint(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}

/** Of a manifest as parsed JSON, whatever its spaces: without the field that holds it. */
export function fingerprintManifest(manifest: object): string {
  const { fingerprint: _, ...rest } = manifest as Record<string, unknown>;
  return fingerprint(JSON.stringify(rest));
}
