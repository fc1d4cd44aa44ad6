/**
 * @file The entries of a model file, told to be those that were written before any of them is understood: the
 * archive's records, then the manifest, then the fingerprints of what the manifest names.
 */
import { synthErrors } from "../errors.ts";
import { fingerprint, fingerprintManifest, isGraph, MANIFEST, STATE, WEIGHTS } from "./entries.ts";
import { FORMAT_VERSION } from "./format-version.ts";
import { anyManifest, type ListingManifest, listingManifest } from "./manifest.ts";
import { parseJson, StateFault } from "./pack-state.ts";
import { openZip, quote, unpackEntry, type ZipEntry, type ZipLimits } from "./zip/open-zip.ts";
import { LARGEST_ARCHIVE } from "./zip/zip-layout.ts";

const MEGABYTE = 2 ** 20;
/** Weights hardly shrink, JSON by ten or twenty times; deflate itself reaches 1,032 to 1. */
const limits: ZipLimits = {
  entries: 1_000,
  unpackedBytes: LARGEST_ARCHIVE,
  ratio: 100,
  freeBytes: 64 * MEGABYTE,
};
const LARGEST_JSON = 128 * MEGABYTE;
/** A list without values takes 40 bytes of memory for 3 of JSON; this many take some 300 MB. */
const MOST_VALUES = 8_000_000;

type Entries = ReadonlyMap<string, ZipEntry>;

export class OpenModel {
  readonly manifest: ListingManifest;
  readonly #entries: Entries;
  readonly #source: string;

  private constructor(manifest: ListingManifest, entries: Entries, source: string) {
    this.manifest = manifest;
    this.#entries = entries;
    this.#source = source;
  }

  static open(bytes: Uint8Array, source: string): OpenModel {
    const entries = openZip(bytes, limits);
    const manifest = checkManifest(parseJson(readText(entries, MANIFEST)), source);
    for (const name of entries.keys()) checkName(name, manifest);
    return new OpenModel(manifest, entries, source);
  }

  readState(): string {
    const json = readText(this.#entries, STATE);
    return this.#requireUnchanged(STATE, json);
  }

  readWeights(): Uint8Array {
    return this.#requireUnchanged(WEIGHTS, readEntry(this.#entries, WEIGHTS));
  }

  #requireUnchanged<C extends Uint8Array | string>(name: string, content: C): C {
    if (this.manifest.entries[name]?.sha256 === fingerprint(content)) return content;
    throw synthErrors.create("model-file-changed", { source: this.#source, entry: name });
  }
}

function checkManifest(raw: unknown, source: string): ListingManifest {
  const found = anyManifest.safeParse(raw);
  if (!found.success) throw new StateFault("its manifest is not that of a model");
  const { formatVersion: version, programVersion: program } = found.data;
  if (version > FORMAT_VERSION) throw synthErrors.create("model-file-newer", { source, program, version });
  const listing = listingManifest.safeParse(raw);
  if (!listing.success) throw new StateFault("its manifest does not list its entries");
  if (fingerprintManifest(raw as object) !== listing.data.fingerprint)
    throw synthErrors.create("model-file-changed", { source, entry: MANIFEST });
  return listing.data;
}

function checkName(name: string, { entries }: ListingManifest): void {
  if (name === MANIFEST) return;
  if (name !== STATE && name !== WEIGHTS && !isGraph(name))
    throw new StateFault(`the entry ${quote(name)} does not belong in a model file`);
  if (!Object.hasOwn(entries, name))
    throw new StateFault(`its manifest does not name the entry ${quote(name)}`);
}

function readEntry(entries: Entries, name: string): Uint8Array {
  const entry = entries.get(name);
  if (entry === undefined) throw new StateFault(`the entry ${quote(name)} is missing`);
  return unpackEntry(entry);
}

function readText(entries: Entries, name: string): string {
  if ((entries.get(name)?.size ?? 0) > LARGEST_JSON)
    throw new StateFault(`the entry ${quote(name)} is larger than ${LARGEST_JSON} bytes`);
  const bytes = readEntry(entries, name);
  if (countValues(bytes) > MOST_VALUES)
    throw new StateFault(`the entry ${quote(name)} holds more than ${MOST_VALUES} values`);
  return decodeText(bytes, name);
}

/** Not fewer than there are: commas and brackets inside texts count as well. */
function countValues(json: Uint8Array): number {
  let count = 1;
  for (const byte of json) if (byte === 0x2c || byte === 0x5b || byte === 0x7b) count++;
  return count;
}

function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new StateFault(`the entry ${quote(name)} is not UTF-8`, { cause });
  }
}
