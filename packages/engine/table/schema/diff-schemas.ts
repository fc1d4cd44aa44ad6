/**
 * @file What is different between two Schemas, and which differences break: something is gone, is of another
 * type, or allows less than before.
 */
import { diffColumns } from "./diff-columns.ts";
import { diffLists, diffValue, type SchemaDifference, withRename } from "./difference.ts";
import { findTableSchema } from "./find-column.ts";
import { areTablesAlike, findRenames } from "./find-renames.ts";
import type { Schema, TableSchema } from "./schema.ts";
import type { SchemaPath } from "./schema-path.ts";

export function diffSchemas(before: Schema, after: Schema): SchemaDifference[] {
  const names = new Set([...Object.keys(before.tables), ...Object.keys(after.tables)]);
  const renames = findRenames(before.tables, after.tables, areTablesAlike);
  const tables = [...names].flatMap((name) => {
    const old = findTableSchema(before, name);
    const now = findTableSchema(after, name);
    if (old !== undefined && now !== undefined) return diffTables(["tables", name], old, now);
    const differences = diffValue(["tables", name], old, now, now === undefined);
    return withRename(differences, ["tables"], renames.get(name));
  });
  return [...tables, ...diffLists(["rules"], before.rules, after.rules)];
}

function diffTables(path: SchemaPath, before: TableSchema, after: TableSchema): SchemaDifference[] {
  return [
    ...diffColumns(path, before, after),
    ...diffValue([...path, "primaryKey"], before.primaryKey, after.primaryKey, true),
    ...diffLists([...path, "uniqueKeys"], before.uniqueKeys, after.uniqueKeys),
    ...diffLists([...path, "foreignKeys"], before.foreignKeys, after.foreignKeys),
    ...diffLists([...path, "rules"], before.rules, after.rules),
    ...diffValue([...path, "reference"], before.reference, after.reference, false),
    ...diffValue([...path, "entity"], before.entity, after.entity, false),
  ];
}
