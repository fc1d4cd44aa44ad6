import { findColumnSchema, findTableSchema } from "../find-column.ts";
import { findNearestName } from "../nearest-name.ts";
import { coversKey } from "../relationships.ts";
import type { ColumnSchema, ForeignKey, Schema, TableSchema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";
import { type SchemaPath, shortenName } from "../schema-path.ts";
import { checkColumnNames } from "./check-keys.ts";

/** Foreign keys lead from columns that exist to a key that exists, of the same arity and comparable types. */
export function checkForeignKeys(schema: Schema): SchemaIssue[] {
  return Object.entries(schema.tables).flatMap(([name, table]) => {
    const path = ["tables", name, "foreignKeys"];
    return [
      ...table.foreignKeys.flatMap((key, index) => checkForeignKey(schema, name, key, [...path, index])),
      ...checkRepeated(table, path),
    ];
  });
}

function checkForeignKey(schema: Schema, name: string, key: ForeignKey, path: SchemaPath): SchemaIssue[] {
  const table = schema.tables[name] as TableSchema;
  const { references } = key;
  const own = checkColumnNames(table, key.columns, [...path, "columns"]);
  const parent = findTableSchema(schema, references.table);
  if (parent === undefined) return [...own, nameUnknownTable(schema, references.table, path)];
  const theirs = checkColumnNames(parent, references.columns, [...path, "references", "columns"]);
  if (own.length + theirs.length > 0) return [...own, ...theirs];
  if (key.columns.length !== references.columns.length) {
    const message = `${key.columns.length} columns refer to ${references.columns.length}.`;
    return [makeIssue("arity-mismatch", path, message)];
  }
  if (references.table === name && key.columns.every((column, i) => column === references.columns[i]))
    return [makeIssue("self-relation", path, "The columns refer to themselves.")];
  return [...checkTarget(parent, key, path), ...checkTypes(table, parent, key, path)];
}

function nameUnknownTable(schema: Schema, table: string, path: SchemaPath): SchemaIssue {
  const nearest = findNearestName(table, Object.keys(schema.tables));
  const advice = nearest === undefined ? "" : ` Did you mean "${nearest}"?`;
  const message = `There is no table "${shortenName(table)}".${advice}`;
  return makeIssue("unknown-table", [...path, "references", "table"], message);
}

function checkTarget(parent: TableSchema, { references }: ForeignKey, path: SchemaPath): SchemaIssue[] {
  if (coversKey(parent, references.columns)) return [];
  const message = `${listNames(references.columns)} of "${shortenName(references.table)}" is no key: a row may have several parents.`;
  return [makeIssue("not-a-key", [...path, "references"], message)];
}

function checkTypes(
  table: TableSchema,
  parent: TableSchema,
  { columns, references }: ForeignKey,
  path: SchemaPath,
): SchemaIssue[] {
  return columns.flatMap((column, index) => {
    const target = references.columns[index] as string;
    const [from, to] = [findColumnSchema(table, column), findColumnSchema(parent, target)];
    if (from === undefined || to === undefined || areComparable(from, to)) return [];
    const message = `"${shortenName(column)}" is ${from.type}, "${shortenName(target)}" is ${to.type}.`;
    return [makeIssue("key-type-mismatch", [...path, "columns", index], message)];
  });
}

/** Only types that say for certain how a value is stored can contradict one another. */
function areComparable(a: ColumnSchema, b: ColumnSchema): boolean {
  const [one, other] = [storageOf(a), storageOf(b)];
  return one === undefined || other === undefined || one === other;
}

function storageOf({ type, subtype }: ColumnSchema): string | undefined {
  switch (type) {
    case "numerical":
      return "number";
    case "boolean":
    case "date":
    case "datetime":
    case "time":
      return type;
    case "id":
      return subtype === "integer" ? "number" : undefined;
    case "email":
    case "url":
    case "uuid":
    case "ip":
    case "json":
    case "text":
      return "text";
    default:
      return undefined;
  }
}

function checkRepeated({ foreignKeys }: TableSchema, path: SchemaPath): SchemaIssue[] {
  const seen = new Set<string>();
  return foreignKeys.flatMap(({ columns, references }, index) => {
    const pairs = columns.map((column, i) => [column, references.columns[i] ?? ""]);
    const name = JSON.stringify([references.table, pairs.map((pair) => JSON.stringify(pair)).sort()]);
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    return [makeIssue("repeated-key", [...path, index], "The same relationship is declared twice.")];
  });
}

function listNames(names: readonly string[]): string {
  return names.map((name) => `"${shortenName(name)}"`).join(", ");
}
