import { takeColumn } from "./column/take.ts";
import type { Table } from "./table.ts";

/** The rows named, in that order and as often; text columns keep their dictionaries. */
export function takeRows(table: Table, rows: Int32Array): Table {
  const columns = new Map([...table.columns].map(([name, column]) => [name, takeColumn(column, rows)]));
  return { name: table.name, rowCount: rows.length, columns };
}
