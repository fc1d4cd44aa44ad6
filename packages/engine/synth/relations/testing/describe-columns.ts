import { detectColumns, type Table, type TableSchema } from "../../../table/index.ts";

/** A schema of columns alone, as detection describes them. */
export function describeColumns(table: Table): TableSchema {
  const { columns } = detectColumns(table);
  return { columns, primaryKey: [], uniqueKeys: [], foreignKeys: [], rules: [] };
}
