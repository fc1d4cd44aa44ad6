/**
 * @file What tells two databases apart: SHA-256 over every value's canonical text, with the names of tables and
 * columns in alphabetical order. How values are stored (dictionaries, whole numbers or floats, zeros at the end of a
 * decimal) and the order of tables and columns do not matter; the order of rows does.
 */
import { createHash, type Hash } from "node:crypto";
import { ByteWriter, type Column, type Database, makeCellWriter } from "../../../table/index.ts";

/** Bytes that no UTF-8 text contains. */
const END_OF_CELL = 0xff;
const NULL_CELL = 0xfe;
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
  const write = makeCellWriter(column);
  const isDecimal = column.kind === "decimal" && column.scale > 0;
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
    if (isDecimal) out.trimFraction();
    out.writeByte(END_OF_CELL);
  }
}

function sortByName<T>(named: ReadonlyMap<string, T>): [string, T][] {
  return [...named].sort(([a], [b]) => (a < b ? -1 : 1));
}
