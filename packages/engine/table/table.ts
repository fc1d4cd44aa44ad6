/** @file A table: named columns of one length. Batches and slices are tables too and share memory. */
import type { Column } from "./column/column.ts";
import { sliceColumn } from "./column/slice.ts";
import { tableErrors } from "./errors.ts";

export interface Table {
  readonly name: string;
  readonly rowCount: number;
  /** In the order of the file. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** Tables by name; a single file is a database of one. */
export type Database = ReadonlyMap<string, Table>;

export function makeTable(name: string, columns: Iterable<readonly [string, Column]>): Table {
  const byName = new Map(columns);
  const rowCount = byName.values().next().value?.length ?? 0;
  for (const [column, { length }] of byName)
    if (length !== rowCount)
      throw new TypeError(`column ${column} of ${name} has ${length} rows, the first one ${rowCount}`);
  return { name, rowCount, columns: byName };
}

export function getColumn(table: Table, name: string): Column {
  const column = table.columns.get(name);
  if (column === undefined) throw tableErrors.create("no-such-column", { table: table.name, column: name });
  return column;
}

export function sliceTable(table: Table, start: number, end: number): Table {
  const columns = new Map(
    [...table.columns].map(([name, column]) => [name, sliceColumn(column, start, end)]),
  );
  const to = Math.min(end, table.rowCount);
  return { name: table.name, rowCount: Math.max(0, to - Math.min(start, to)), columns };
}

/** At least one batch: an empty one tells the columns of an empty table. */
export function* batchTable(table: Table, rowsPerBatch: number): Generator<Table> {
  yield sliceTable(table, 0, rowsPerBatch);
  for (let start = rowsPerBatch; start < table.rowCount; start += rowsPerBatch)
    yield sliceTable(table, start, start + rowsPerBatch);
}
