import { fingerprint, fingerprintManifest, MANIFEST } from "../entries.ts";
import { openZip, unpackEntry } from "../zip/open-zip.ts";
import { packZip } from "../zip/pack-zip.ts";

export interface RewriteOptions {
  /** Whether fingerprints are made to fit, as a forger would. */
  readonly fingerprints: boolean;
  readonly add?: string;
  readonly drop?: string;
}

/** The model with one entry changed, in an archive that is sound. */
export function rewriteModel(
  model: Uint8Array,
  name: string,
  change: (content: Buffer) => Uint8Array,
  { fingerprints, add, drop }: RewriteOptions,
): Buffer {
  const entries = new Map<string, Uint8Array>();
  const limits = { entries: 100, unpackedBytes: 2 ** 30, ratio: 1_000, freeBytes: 0 };
  for (const entry of openZip(model, limits).values())
    if (entry.name !== drop) entries.set(entry.name, unpackEntry(entry));
  entries.set(name, change(Buffer.from(entries.get(name) as Uint8Array)));
  if (fingerprints) entries.set(MANIFEST, renewManifest(entries));
  if (add !== undefined) entries.set(add, Buffer.from("added"));
  return Buffer.concat(packZip(entries));
}

/** As it is where it is no longer the JSON of an object. */
function renewManifest(entries: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const content = entries.get(MANIFEST) as Uint8Array;
  try {
    const manifest = JSON.parse(Buffer.from(content).toString());
    for (const [name, entry] of Object.entries<Record<string, unknown>>(manifest.entries))
      entry["sha256"] = fingerprint(entries.get(name) ?? "");
    return Buffer.from(JSON.stringify({ ...manifest, fingerprint: fingerprintManifest(manifest) }));
  } catch {
    return content;
  }
}
