/** @file One whole table as it crosses to another thread or process: the frames of one batch. */
import type { Table } from "../table.ts";
import { PREFIX_BYTES, readPrefix } from "./frame.ts";
import { TableDecoder } from "./table-decoder.ts";
import { TableEncoder } from "./table-encoder.ts";

export function packTable(table: Table): Uint8Array[] {
  return new TableEncoder().encode(table);
}

export function unpackTable(parts: readonly Uint8Array[]): Table {
  const bytes = concatenate(parts);
  const decoder = new TableDecoder();
  for (let at = 0; at < bytes.length; ) {
    const prefix = readPrefix(bytes.subarray(at));
    const start = at + PREFIX_BYTES;
    at = start + prefix.headerBytes + prefix.bodyBytes;
    const table = decoder.decode(prefix, bytes.subarray(start, at));
    if (table !== undefined) return table;
  }
  throw new TypeError("no table crossed");
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
