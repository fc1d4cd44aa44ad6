/** @file Primary keys are never null and, like unique keys, never the same twice. */
import type { Column } from "../../column/column.ts";
import type { Database, Table } from "../../table.ts";
import type { Schema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";
import type { SchemaPath } from "../schema-path.ts";
import { codeKey } from "./key-codes.ts";

export function checkKeyData(schema: Schema, database: Database): SchemaIssue[] {
  return Object.entries(schema.tables).flatMap(([name, { primaryKey, uniqueKeys }]) => {
    const table = database.get(name);
    if (table === undefined) return [];
    const path = ["tables", name];
    return [
      ...checkPrimaryKey(table, primaryKey, [...path, "primaryKey"]),
      ...uniqueKeys.flatMap((key, index) => checkUnique(table, key, [...path, "uniqueKeys", index])),
    ];
  });
}

/** The columns of that name, all of them or none. */
export function pickColumns(table: Table | undefined, names: readonly string[]): Column[] | undefined {
  const columns = names.map((name) => table?.columns.get(name)).filter((column) => column !== undefined);
  return columns.length === names.length && columns.length > 0 ? columns : undefined;
}

function checkPrimaryKey(table: Table, key: readonly string[], path: SchemaPath): SchemaIssue[] {
  const nulls = countNullRows(pickColumns(table, key) ?? []);
  const told =
    nulls === 0 ? [] : [makeIssue("null-in-key", path, `${nulls} of ${table.rowCount} keys are null.`)];
  return [...told, ...checkUnique(table, key, path)];
}

function checkUnique(table: Table, key: readonly string[], path: SchemaPath): SchemaIssue[] {
  const columns = pickColumns(table, key);
  if (columns === undefined) return [];
  const { codes, count } = codeKey(columns);
  const seen = new Uint8Array(count);
  let repeats = 0;
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    if (code < 0) continue;
    repeats += seen[code]!;
    seen[code] = 1;
  }
  if (repeats === 0) return [];
  return [
    makeIssue("duplicate-key", path, `${repeats} of ${table.rowCount} rows repeat the key of another row.`),
  ];
}

function countNullRows(columns: readonly Column[]): number {
  const masks = columns.map(({ nulls }) => nulls).filter((nulls) => nulls !== undefined);
  const rows = masks[0]?.length ?? 0;
  let count = 0;
  for (let row = 0; row < rows; row++) if (masks.some((nulls) => nulls[row] === 1)) count++;
  return count;
}
