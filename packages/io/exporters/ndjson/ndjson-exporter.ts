/**
 * @file One JSON object per line, with every column in it. Numbers keep all their digits, beyond what a double can
 * hold; JSON knows no NaN and no infinity, which stand as the texts `"NaN"`, `"Infinity"` and `"-Infinity"`, as
 * in protobuf's JSON. Times are ISO 8601 texts.
 */
import {
  type CellWriter,
  type Column,
  Dictionary,
  makeCellWriter,
  type PackedTexts,
  type Table,
} from "@semblance/engine/table";
import { encodeRows, type RowFormat } from "../encode-rows.ts";
import type { Exporter } from "../exporter.ts";
import { writeBytes } from "../write-bytes.ts";

const encoder = new TextEncoder();
const NULL = encoder.encode("null");
const LINE_END = encoder.encode("}\n");
const QUOTE = 34;

export const ndjsonExporter: Exporter = {
  name: "ndjson",
  extensions: [".ndjson", ".jsonl"],
  compressible: true,
  write: (file, batches) => writeBytes(file, encodeRows(batches, makeNdjsonFormat())),
};

export function makeNdjsonFormat(): RowFormat {
  const encoded = new WeakMap<Dictionary, PackedTexts>();
  const encode = (dictionary: Dictionary): PackedTexts => {
    const texts = encoded.get(dictionary) ?? toJsonTexts(dictionary);
    encoded.set(dictionary, texts);
    return texts;
  };
  return { makeRowWriter: (table) => makeRowWriter(table, encode) };
}

function toJsonTexts(dictionary: Dictionary): PackedTexts {
  return Dictionary.of(dictionary.texts().map((text) => JSON.stringify(text))).pack();
}

function makeRowWriter(table: Table, encode: (d: Dictionary) => PackedTexts): CellWriter {
  const fields = [...table.columns].map(([name, column], index) => ({
    key: encoder.encode(`${index === 0 ? "{" : ","}${JSON.stringify(name)}:`),
    nulls: column.nulls,
    write: makeValueWriter(column, encode),
  }));
  return (out, row) => {
    for (const { key, nulls, write } of fields) {
      out.writeBytes(key);
      if (nulls?.[row] === 1) out.writeBytes(NULL);
      else write(out, row);
    }
    out.writeBytes(LINE_END);
  };
}

function makeValueWriter(column: Column, encode: (d: Dictionary) => PackedTexts): CellWriter {
  if (column.kind === "text") {
    const texts = encode(column.dictionary);
    return (out, row) => out.writePacked(texts, column.codes[row] as number);
  }
  const write = makeCellWriter(column);
  if (column.kind !== "datetime" && column.kind !== "float64") return write;
  const { values } = column;
  const quotes = column.kind === "datetime" ? () => true : (row: number) => !Number.isFinite(values[row]);
  return (out, row) => {
    if (!quotes(row)) return write(out, row);
    out.writeByte(QUOTE);
    write(out, row);
    out.writeByte(QUOTE);
  };
}
