import type { CsvSink } from "../../scratch/csv-sink.ts";
import { type JsonKey, Kind } from "./key-tree.ts";
import type { JsonColumn } from "./plan-columns.ts";
import type { RecordParser } from "./record-parser.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

export interface RowTarget {
  readonly parser: RecordParser;
  readonly columns: readonly JsonColumn[];
  readonly sink: CsvSink;
}

/** Writes the row that was parsed last. */
export function writeRow(bytes: Buffer, { parser, columns, sink }: RowTarget): void {
  for (const { key, isText } of columns) {
    if (key.row !== parser.row || key.kind === Kind.null) sink.writeNull();
    else if (isText) writeJson(bytes, key, sink);
    else writeScalar(bytes, key, sink);
  }
  sink.endRow();
}

/** An object that is spread has no value of its own beside its columns. */
function writeScalar(bytes: Buffer, { kind, start, end }: JsonKey, sink: CsvSink): void {
  if (kind === Kind.string) sink.writeBytes(bytes, start + 1, end - 1);
  else if (kind === Kind.escaped) sink.writeText(JSON.parse(bytes.toString("utf8", start, end)) as string);
  else if (kind === Kind.object) sink.writeNull();
  else sink.writeBytes(bytes, start, end);
}

/** JSON as it stands, without the white space between its parts. */
function writeJson(bytes: Buffer, { kind, start, end }: JsonKey, sink: CsvSink): void {
  if (kind !== Kind.array && kind !== Kind.object) sink.writeBytes(bytes, start, end);
  else {
    const compact = compactJson(bytes, start, end);
    sink.writeBytes(compact, 0, compact.length);
  }
}

export function compactJson(bytes: Uint8Array, start: number, end: number): Uint8Array {
  const compact = new Uint8Array(end - start);
  let length = 0;
  let inString = false;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) inString = !inString;
    if (!inString && byte <= SPACE) continue;
    compact[length++] = byte;
    if (inString && byte === BACKSLASH) compact[length++] = bytes[++at] as number;
  }
  return compact.subarray(0, length);
}
