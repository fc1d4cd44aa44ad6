/** @file Zip archives made by hand, honest ones and lying ones, for tests. */
import { crc32, deflateRawSync } from "node:zlib";

export interface ZipPart {
  readonly name: string;
  readonly data?: string | Uint8Array;
  /** Deflated unless `store`; any other number is written down but the bytes are stored. */
  readonly method?: number;
  /** General purpose bits: 1 says encrypted. */
  readonly flags?: number;
  readonly unixMode?: number;
  /** Lies told in the central directory. */
  readonly declares?: {
    readonly bytes?: number;
    readonly crc?: number;
    /** Where the entry lies: the offset of the part of this index instead of its own. */
    readonly samePlaceAs?: number;
  };
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const UTF8_NAME = 0x800;
const MADE_BY_UNIX = 3 << 8;
export const STORED = 0;
export const DEFLATED = 8;

export function buildZip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const part of parts) {
    const entry = encodePart(part);
    offsets.push(offset);
    central.push(encodeHeader(CENTRAL, entry, offsets[part.declares?.samePlaceAs ?? offsets.length - 1]));
    if (part.declares?.samePlaceAs !== undefined) continue;
    const whole = Buffer.concat([encodeHeader(LOCAL, entry), entry.packed]);
    local.push(whole);
    offset += whole.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}

interface EncodedPart {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly bytes: number;
  readonly unixMode: number;
}

function encodePart({
  name,
  data = "",
  method = DEFLATED,
  flags = 0,
  unixMode = 0o100644,
  declares,
}: ZipPart) {
  const plain = Buffer.from(data as Uint8Array);
  return {
    name: Buffer.from(name),
    packed: method === DEFLATED ? deflateRawSync(plain) : plain,
    method,
    flags: flags | UTF8_NAME,
    crc: declares?.crc ?? crc32(plain),
    bytes: declares?.bytes ?? plain.length,
    unixMode,
  };
}

function encodeHeader(signature: number, entry: EncodedPart, offset = 0): Buffer {
  const isCentral = signature === CENTRAL;
  const header = Buffer.alloc(isCentral ? 46 : 30);
  header.writeUInt32LE(signature, 0);
  const at = isCentral ? 6 : 4;
  if (isCentral) header.writeUInt16LE(MADE_BY_UNIX | 20, 4);
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(entry.flags, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(entry.packed.length, at + 14);
  header.writeUInt32LE(entry.bytes, at + 18);
  header.writeUInt16LE(entry.name.length, at + 22);
  if (isCentral) {
    header.writeUInt32LE((entry.unixMode << 16) >>> 0, 38);
    header.writeUInt32LE(offset, 42);
  }
  return Buffer.concat([header, entry.name]);
}
