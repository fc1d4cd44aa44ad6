/** @file Writes a zip archive of a few entries. Equal content gives equal bytes: no time of day stands in it. */
import { crc32, deflateRawSync } from "node:zlib";
import { DEFLATED, DIRECTORY_END, DIRECTORY_ENTRY, LOCAL_HEADER, STORED, UTF8_FLAG } from "./zip-layout.ts";

interface PackedEntry {
  readonly name: Buffer;
  readonly method: number;
  readonly checksum: number;
  readonly content: Uint8Array;
  readonly size: number;
}

/** Trained weights are noise to deflate; below a gain of a tenth they lie open and load faster. */
const LEAST_GAIN = 0.1;
const VERSION_NEEDED = 20;
const MADE_BY_UNIX = 3 << 8;
const PLAIN_FILE_MODE = 0o100644;
/** 1980-01-01, the first day that the format knows. */
const FIRST_DAY = 0x21;

/** The archive in pieces, in order. */
export function packZip(entries: ReadonlyMap<string, Uint8Array>): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of entries) {
    const entry = packEntry(name, bytes);
    const header = makeLocalHeader(entry);
    pieces.push(header, entry.content);
    directory.push(makeDirectoryEntry(entry, at));
    at += header.length + entry.content.length;
  }
  const directoryBytes = directory.reduce((sum, { length }) => sum + length, 0);
  return [...pieces, ...directory, makeDirectoryEnd(directory.length, directoryBytes, at)];
}

function packEntry(name: string, bytes: Uint8Array): PackedEntry {
  const deflated = deflateRawSync(bytes);
  const isWorthIt = deflated.length < bytes.length * (1 - LEAST_GAIN);
  return {
    name: Buffer.from(name),
    method: isWorthIt ? DEFLATED : STORED,
    checksum: crc32(bytes),
    content: isWorthIt ? deflated : bytes,
    size: bytes.length,
  };
}

function makeLocalHeader(entry: PackedEntry): Buffer {
  const header = Buffer.alloc(LOCAL_HEADER.bytes + entry.name.length);
  header.writeUInt32LE(LOCAL_HEADER.signature, 0);
  writeShared(header, 4, entry);
  entry.name.copy(header, LOCAL_HEADER.bytes);
  return header;
}

function makeDirectoryEntry(entry: PackedEntry, offset: number): Buffer {
  const record = Buffer.alloc(DIRECTORY_ENTRY.bytes + entry.name.length);
  record.writeUInt32LE(DIRECTORY_ENTRY.signature, 0);
  record.writeUInt16LE(MADE_BY_UNIX | VERSION_NEEDED, 4);
  writeShared(record, 6, entry);
  record.writeUInt32LE((PLAIN_FILE_MODE << 16) >>> 0, 38);
  record.writeUInt32LE(offset, 42);
  entry.name.copy(record, DIRECTORY_ENTRY.bytes);
  return record;
}

/** The 26 bytes that stand in both records: version, flags, method, time, day, checksum, sizes, lengths. */
function writeShared(
  record: Buffer,
  at: number,
  { name, method, checksum, content, size }: PackedEntry,
): void {
  record.writeUInt16LE(VERSION_NEEDED, at);
  record.writeUInt16LE(UTF8_FLAG, at + 2);
  record.writeUInt16LE(method, at + 4);
  record.writeUInt16LE(FIRST_DAY, at + 8);
  record.writeUInt32LE(checksum, at + 10);
  record.writeUInt32LE(content.length, at + 14);
  record.writeUInt32LE(size, at + 18);
  record.writeUInt16LE(name.length, at + 22);
}

function makeDirectoryEnd(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(DIRECTORY_END.bytes);
  end.writeUInt32LE(DIRECTORY_END.signature, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
