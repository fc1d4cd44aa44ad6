/** @file Single cells, for people and for small work; whole columns are read through their arrays. */
import { ByteWriter } from "./byte-writer.ts";
import { type CellWriter, makeCellWriter } from "./cell-writer.ts";
import { type CellValue, type Column, isNull } from "./column.ts";

const writerOf = new WeakMap<Column, CellWriter>();
const scratch = new ByteWriter(64);

export function cellAt(column: Column, row: number): CellValue {
  if (isNull(column, row)) return null;
  switch (column.kind) {
    case "text":
      return column.dictionary.at(column.codes[row] as number);
    case "boolean":
      return column.values[row] === 1;
    case "decimal":
      return renderCell(column, row);
    default:
      return column.values[row] as number | bigint;
  }
}

/** The canonical text (see `makeCellWriter`); null for null. */
export function renderCell(column: Column, row: number): string | null {
  if (isNull(column, row)) return null;
  if (column.kind === "text") return column.dictionary.at(column.codes[row] as number);
  let write = writerOf.get(column);
  if (write === undefined) {
    write = makeCellWriter(column);
    writerOf.set(column, write);
  }
  scratch.clear();
  write(scratch, row);
  return scratch.toAscii();
}
