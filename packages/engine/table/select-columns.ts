import { getColumn, type Table } from "./table.ts";

/** The columns named, in that order. */
export function selectColumns(table: Table, names: readonly string[]): Table {
  return { ...table, columns: new Map(names.map((name) => [name, getColumn(table, name)])) };
}
