import type { Database } from "../../table.ts";
import { findColumnSchema, findTableSchema } from "../find-column.ts";
import type { Schema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";

/** Tables and columns that only the Schema or only the data has. */
export function checkPresence(schema: Schema, database: Database): SchemaIssue[] {
  const missing = Object.keys(schema.tables)
    .filter((name) => !database.has(name))
    .map((name) => makeIssue("missing-table", ["tables", name], "The data has no such table."));
  const extra = [...database.keys()]
    .filter((name) => findTableSchema(schema, name) === undefined)
    .map((name) => makeIssue("extra-table", ["tables", name], "The Schema has no such table."));
  return [...missing, ...extra, ...checkColumns(schema, database)];
}

function checkColumns(schema: Schema, database: Database): SchemaIssue[] {
  return Object.entries(schema.tables).flatMap(([name, table]) => {
    const data = database.get(name);
    if (data === undefined) return [];
    const path = (column: string) => ["tables", name, "columns", column];
    const missing = Object.keys(table.columns)
      .filter((column) => !data.columns.has(column))
      .map((column) => makeIssue("missing-column", path(column), "The data has no such column."));
    const extra = [...data.columns.keys()]
      .filter((column) => findColumnSchema(table, column) === undefined)
      .map((column) => makeIssue("extra-column", path(column), "The Schema has no such column."));
    return [...missing, ...extra];
  });
}
