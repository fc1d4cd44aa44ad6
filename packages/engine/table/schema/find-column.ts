/** @file Tables and columns by name. Names are the user's: `constructor` is one that plain indexing would find. */
import type { ColumnSchema, Schema, TableSchema } from "./schema.ts";

export function findTableSchema(schema: Schema, table: string): TableSchema | undefined {
  return Object.hasOwn(schema.tables, table) ? schema.tables[table] : undefined;
}

export function findColumnSchema(table: TableSchema | undefined, column: string): ColumnSchema | undefined {
  return table !== undefined && Object.hasOwn(table.columns, column) ? table.columns[column] : undefined;
}

/** Whether the Schema lets the column be null. */
export function isNullableColumn(table: TableSchema, column: string): boolean {
  return findColumnSchema(table, column)?.nullable !== false && !table.primaryKey.includes(column);
}
