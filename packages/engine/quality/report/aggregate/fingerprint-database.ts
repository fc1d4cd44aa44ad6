/**
 * @file What tells two databases apart: SHA-256 over every value, with the names of tables and
 * columns in alphabetical order. How values are stored (dictionaries, whole numbers or floats, zeros at the end of a
 * decimal) and the order of tables and columns do not matter; the order of rows does.
 */
import { createHash, type Hash } from "node:crypto";
import {
  ByteWriter,
  type CellWriter,
  type Column,
  type Database,
  makeCellWriter,
  toNumbers,
} from "../../../table/index.ts";

/** Bytes that no UTF-8 text contains. */
const END_OF_CELL = 0xff;
const NULL_CELL = 0xfe;
const FLOAT_CELL = 0xfd;
const CHUNK_BYTES = 1 << 16;

export function fingerprintDatabase(database: Database): string {
  const hash = createHash("sha256");
  const out = new ByteWriter(2 * CHUNK_BYTES);
  const writeName = (name: string) => {
    out.writeText(name);
    out.writeByte(END_OF_CELL);
  };
  for (const [name, { rowCount, columns }] of sortByName(database)) {
    writeName(name);
    writeName(String(rowCount));
    writeName(String(columns.size));
    for (const [columnName, column] of sortByName(columns)) {
      writeName(columnName);
      hashColumn(hash, out, column);
    }
  }
  hash.update(out.view());
  return hash.digest("hex");
}

function hashColumn(hash: Hash, out: ByteWriter, column: Column): void {
  const write = makeValueWriter(column);
  const { nulls } = column;
  for (let row = 0; row < column.length; row++) {
    if (out.length >= CHUNK_BYTES) {
      hash.update(out.view());
      out.clear();
    }
    if (nulls !== undefined && nulls[row] === 1) {
      out.writeByte(NULL_CELL);
      continue;
    }
    write(out, row);
    out.writeByte(END_OF_CELL);
  }
}

/** Fractions are written as the float64 that they are: their digits would take ten times as long. */
function makeValueWriter(column: Column): CellWriter {
  const writeText = makeCellWriter(column);
  if (column.kind === "float64") return (out, row) => writeFloat(out, column.values[row] as number);
  if (column.kind !== "decimal") return writeText;
  const numbers = toNumbers(column);
  const exact = Number.MAX_SAFE_INTEGER / 10 ** column.scale;
  return (out, row) => {
    const value = numbers[row] as number;
    if (Math.abs(value) < exact) return writeFloat(out, value);
    writeText(out, row);
    if (column.scale > 0) out.trimFraction();
  };
}

const float = new Float64Array(1);
const floatBytes = new Uint8Array(float.buffer);

function writeFloat(out: ByteWriter, value: number): void {
  if (Number.isSafeInteger(value)) out.writeInteger(value);
  else if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) out.writeAscii(String(BigInt(value)));
  else {
    float[0] = value;
    out.writeByte(FLOAT_CELL);
    out.writeBytes(floatBytes);
  }
}

function sortByName<T>(named: ReadonlyMap<string, T>): [string, T][] {
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1));
}
