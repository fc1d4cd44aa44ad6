/**
 * @file Reads a zip archive that nobody vouches for. Its records must tile the file: entry behind entry from the
 * first byte, the directory naming them in that order, its end at the last byte. So nothing overlaps, nothing is
 * hidden between, before or behind, and what everything takes unpacked is known before a byte is inflated.
 */
import { crc32, type InflateRaw, inflateRawSync, type ZlibOptions } from "node:zlib";
import {
  DEFLATED,
  DIRECTORY_END,
  DIRECTORY_ENTRY,
  EFFORT_FLAGS,
  LOCAL_HEADER,
  STORED,
  UTF8_FLAG,
} from "./zip-layout.ts";

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly checksum: number;
  /** Bytes unpacked. */
  readonly size: number;
  readonly content: Uint8Array;
}

export interface ZipLimits {
  readonly entries: number;
  readonly unpackedBytes: number;
  /** Unpacked bytes for one of the archive, counted above `freeBytes`. */
  readonly ratio: number;
  readonly freeBytes: number;
}

/** Whoever knows the file's name turns it into the coded error. */
export class ZipFault extends Error {}

/** With the option `info`, which the types do not know. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: InflateRaw;
}

type SharedFields = Pick<ZipEntry, "method" | "checksum" | "size"> & {
  readonly packed: number;
  readonly nameLength: number;
  readonly extraLength: number;
};

export function openZip(bytes: Uint8Array, limits: ZipLimits): ReadonlyMap<string, ZipEntry> {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { count, directoryAt, endAt } = readDirectoryEnd(view);
  if (count > limits.entries) throw new ZipFault(`it holds more than ${limits.entries} entries`);
  const entries = new Map<string, ZipEntry>();
  let recordAt = directoryAt;
  let entryAt = 0;
  for (let index = 0; index < count; index++) {
    const record = readDirectoryEntry(view, recordAt, endAt);
    if (entries.has(record.name)) throw new ZipFault(`the entry ${quote(record.name)} stands twice`);
    if (record.offset !== entryAt) throw new ZipFault("its entries do not follow one another");
    const { entry, end } = readEntry(view, record, directoryAt);
    entries.set(entry.name, entry);
    entryAt = end;
    recordAt = record.end;
  }
  if (entryAt !== directoryAt || recordAt !== endAt)
    throw new ZipFault("there are bytes that belong to no entry");
  checkSizes(entries, bytes.length, limits);
  return entries;
}

export function unpackEntry({ name, method, checksum, size, content }: ZipEntry): Uint8Array {
  const bytes = method === STORED ? content : inflate(name, content, size);
  if (bytes.length !== size || crc32(bytes) !== checksum) throw damaged(name);
  return bytes;
}

/** For messages: names in a hostile file may hold anything. */
export function quote(name: string): string {
  const longest = 60;
  return JSON.stringify(name.length > longest ? `${name.slice(0, longest)}…` : name);
}

function readDirectoryEnd(view: Buffer) {
  const endAt = view.length - DIRECTORY_END.bytes;
  if (endAt < 0 || view.readUInt32LE(endAt) !== DIRECTORY_END.signature)
    throw new ZipFault("it does not end as a zip archive");
  const [disk, directoryDisk, onDisk, count] = [4, 6, 8, 10].map((at) => view.readUInt16LE(endAt + at));
  const directoryAt = view.readUInt32LE(endAt + 16);
  const isPlain =
    disk === 0 && directoryDisk === 0 && onDisk === count && view.readUInt16LE(endAt + 20) === 0;
  if (!isPlain || directoryAt + view.readUInt32LE(endAt + 12) !== endAt)
    throw new ZipFault("its directory is not where it says");
  return { count: count as number, directoryAt, endAt };
}

function readDirectoryEntry(view: Buffer, at: number, limit: number) {
  if (at + DIRECTORY_ENTRY.bytes > limit || view.readUInt32LE(at) !== DIRECTORY_ENTRY.signature)
    throw new ZipFault("its directory is damaged");
  const fields = readShared(view, at + 6);
  const nameAt = at + DIRECTORY_ENTRY.bytes;
  const end = nameAt + fields.nameLength + fields.extraLength;
  if (end > limit || view.readUInt16LE(at + 32) !== 0 || view.readUInt16LE(at + 34) !== 0)
    throw new ZipFault("its directory is damaged");
  return { fields, name: readName(view, nameAt, fields.nameLength), offset: view.readUInt32LE(at + 42), end };
}

function readEntry(
  view: Buffer,
  { fields, name, offset }: ReturnType<typeof readDirectoryEntry>,
  limit: number,
): { readonly entry: ZipEntry; readonly end: number } {
  if (offset + LOCAL_HEADER.bytes > limit || view.readUInt32LE(offset) !== LOCAL_HEADER.signature)
    throw damaged(name);
  const local = readShared(view, offset + 4);
  const nameAt = offset + LOCAL_HEADER.bytes;
  const contentAt = nameAt + local.nameLength + local.extraLength;
  const end = contentAt + local.packed;
  const { method, checksum, size, packed } = fields;
  const agrees = local.method === method && local.checksum === checksum && local.size === size;
  if (!agrees || local.packed !== packed || end > limit) throw damaged(name);
  if (readName(view, nameAt, local.nameLength) !== name) throw damaged(name);
  if (method === STORED && packed !== size) throw damaged(name);
  return { entry: { name, method, checksum, size, content: view.subarray(contentAt, end) }, end };
}

function readShared(view: Buffer, at: number): SharedFields {
  const flags = view.readUInt16LE(at + 2);
  const method = view.readUInt16LE(at + 4);
  if ((flags & ~(UTF8_FLAG | EFFORT_FLAGS)) !== 0 || (method !== STORED && method !== DEFLATED))
    throw new ZipFault("it uses parts of the zip format that model files do not");
  return {
    method,
    checksum: view.readUInt32LE(at + 10),
    packed: view.readUInt32LE(at + 14),
    size: view.readUInt32LE(at + 18),
    nameLength: view.readUInt16LE(at + 22),
    extraLength: view.readUInt16LE(at + 24),
  };
}

function readName(view: Buffer, at: number, length: number): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(view.subarray(at, at + length));
  } catch {
    throw new ZipFault("an entry's name is not UTF-8");
  }
}

function checkSizes(entries: ReadonlyMap<string, ZipEntry>, archiveBytes: number, limits: ZipLimits): void {
  const unpacked = [...entries.values()].reduce((sum, { size }) => sum + size, 0);
  const allowed = Math.min(limits.unpackedBytes, limits.freeBytes + limits.ratio * archiveBytes);
  if (unpacked > allowed)
    throw new ZipFault(
      `unpacked it would take ${unpacked} bytes, for its size at most ${allowed} are believed`,
    );
}

/** Stops at the size that the directory states, and takes every byte that is there. */
function inflate(name: string, content: Uint8Array, size: number): Uint8Array {
  const options: ZlibOptions = { maxOutputLength: Math.max(1, size), info: true };
  const { buffer, engine } = attempt(name, () => inflateRawSync(content, options)) as unknown as Inflated;
  if (engine.bytesWritten !== content.length) throw damaged(name);
  return buffer;
}

function attempt<T>(name: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    throw damaged(name, cause);
  }
}

function damaged(name: string, cause?: unknown): ZipFault {
  return new ZipFault(`the entry ${quote(name)} is damaged`, { cause });
}
