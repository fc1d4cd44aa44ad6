/**
 * @file The records of a zip archive (PKWARE APPNOTE 6.3): a header before each part, its sizes behind it, and the
 * directory at the end. Nothing of the clock is in them: every part is dated 1980-01-01, the first day there is.
 */

export interface ZipEntry {
  readonly name: string;
  /** Where its header begins. */
  readonly offset: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly bytes: number;
}

export const MOST_32 = 0xffff_ffff;
const MOST_16 = 0xffff;
const VERSION_DEFLATE = 20;
const VERSION_ZIP64 = 45;
/** Bit 3: sizes follow the data. Bit 11: names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
const FIRST_DAY = 0x0021;

export function encodeLocalHeader(name: string): Buffer {
  const text = Buffer.from(name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, VERSION_DEFLATE);
  header.writeUInt16LE(text.length, 26);
  return Buffer.concat([header, text]);
}

export function encodeDescriptor({ crc, packedBytes, bytes }: ZipEntry): Buffer {
  const descriptor = Buffer.alloc(16);
  descriptor.writeUInt32LE(0x08074b50, 0);
  writeSizes(descriptor, 4, { crc, packedBytes, bytes });
  return descriptor;
}

export function encodeDirectory(entries: readonly ZipEntry[], offset: number): Buffer {
  const records = entries.map(encodeDirectoryEntry);
  const bytes = records.reduce((sum, { length }) => sum + length, 0);
  const isLarge = entries.length >= MOST_16 || offset >= MOST_32 || bytes >= MOST_32;
  if (isLarge) records.push(encodeEnd64(entries.length, bytes, offset));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  const count = Math.min(entries.length, MOST_16);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(Math.min(bytes, MOST_32), 12);
  end.writeUInt32LE(Math.min(offset, MOST_32), 16);
  return Buffer.concat([...records, end]);
}

function encodeDirectoryEntry(entry: ZipEntry): Buffer {
  const name = Buffer.from(entry.name);
  const extra = entry.offset < MOST_32 ? Buffer.alloc(0) : encodeOffset64(entry.offset);
  const header = Buffer.alloc(46);
  const version = extra.length === 0 ? VERSION_DEFLATE : VERSION_ZIP64;
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(version, 4);
  writeCommon(header, 6, version);
  writeSizes(header, 16, entry);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(Math.min(entry.offset, MOST_32), 42);
  return Buffer.concat([header, name, extra]);
}

function encodeOffset64(offset: number): Buffer {
  const extra = Buffer.alloc(12);
  extra.writeUInt16LE(0x0001, 0);
  extra.writeUInt16LE(8, 2);
  extra.writeBigUInt64LE(BigInt(offset), 4);
  return extra;
}

/** The end record with 64-bit numbers, and the locator that leads to it. */
function encodeEnd64(count: number, bytes: number, offset: number): Buffer {
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  end.writeUInt16LE(VERSION_ZIP64, 12);
  end.writeUInt16LE(VERSION_ZIP64, 14);
  end.writeBigUInt64LE(BigInt(count), 24);
  end.writeBigUInt64LE(BigInt(count), 32);
  end.writeBigUInt64LE(BigInt(bytes), 40);
  end.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + bytes), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end, locator]);
}

/** The fields that both headers of a part have in this order. */
function writeCommon(header: Buffer, at: number, version: number): void {
  header.writeUInt16LE(version, at);
  header.writeUInt16LE(FLAGS, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(FIRST_DAY, at + 8);
}

function writeSizes(
  header: Buffer,
  at: number,
  sizes: Pick<ZipEntry, "crc" | "packedBytes" | "bytes">,
): void {
  header.writeUInt32LE(sizes.crc, at);
  header.writeUInt32LE(sizes.packedBytes, at + 4);
  header.writeUInt32LE(sizes.bytes, at + 8);
}
