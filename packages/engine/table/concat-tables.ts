import { concatColumns } from "./column/concat.ts";
import { tableErrors } from "./errors.ts";
import { getColumn, type Table } from "./table.ts";

/** All rows one below the other, under the first one's name; the tables must have the same columns. */
export function concatTables(tables: readonly Table[]): Table {
  const [first] = tables;
  if (first === undefined) throw new TypeError("there is no table to join");
  for (const { columns } of tables)
    for (const name of columns.keys()) if (!first.columns.has(name)) throw differing(first, name);
  const columns = [...first.columns.keys()].map((name) => {
    const column = concatColumns(tables.map((table) => getColumn(table, name)));
    if (column === undefined) throw differing(first, name);
    return [name, column] as const;
  });
  const rowCount = tables.reduce((sum, table) => sum + table.rowCount, 0);
  return { name: first.name, rowCount, columns: new Map(columns) };
}

function differing({ name }: Table, column: string): Error {
  return tableErrors.create("columns-differ", { table: name, column });
}
