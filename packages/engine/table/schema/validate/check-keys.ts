import { findColumnSchema } from "../find-column.ts";
import { findNearestName } from "../nearest-name.ts";
import type { Schema, TableSchema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";
import { type SchemaPath, shortenName } from "../schema-path.ts";

/** Primary keys, unique keys and entities name columns of their table, each once. */
export function checkKeys(schema: Schema): SchemaIssue[] {
  return Object.entries(schema.tables).flatMap(([name, table]) => {
    const path = ["tables", name];
    return [
      ...checkColumnNames(table, table.primaryKey, [...path, "primaryKey"]),
      ...table.uniqueKeys.flatMap((key, index) =>
        checkColumnNames(table, key, [...path, "uniqueKeys", index]),
      ),
      ...checkRepeatedKeys(table, path),
      ...checkEntity(table, path),
    ];
  });
}

/** Every name is that of a column, and stands once. */
export function checkColumnNames(
  table: TableSchema,
  columns: readonly string[],
  path: SchemaPath,
): SchemaIssue[] {
  const seen = new Set<string>();
  return columns.flatMap((column, index) => {
    const here = [...path, index];
    const issues = checkColumnName(table, column, here);
    if (seen.has(column))
      issues.push(makeIssue("repeated-column", here, `"${shortenName(column)}" is named twice.`));
    seen.add(column);
    return issues;
  });
}

function checkColumnName(table: TableSchema, column: string, path: SchemaPath): SchemaIssue[] {
  if (findColumnSchema(table, column) !== undefined) return [];
  const nearest = findNearestName(column, Object.keys(table.columns));
  const advice = nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
  return [makeIssue("unknown-column", path, `There is no column "${shortenName(column)}".${advice}`)];
}

function checkEntity(table: TableSchema, path: SchemaPath): SchemaIssue[] {
  return table.entity === undefined ? [] : checkColumnName(table, table.entity, [...path, "entity"]);
}

function checkRepeatedKeys({ primaryKey, uniqueKeys }: TableSchema, path: SchemaPath): SchemaIssue[] {
  const nameKey = (key: readonly string[]) => JSON.stringify(key.toSorted());
  const seen = new Set(primaryKey.length > 0 ? [nameKey(primaryKey)] : []);
  return uniqueKeys.flatMap((key, index) => {
    const name = nameKey(key);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const here = [...path, "uniqueKeys", index];
    return [makeIssue("repeated-key", here, "These columns are a key already.")];
  });
}
