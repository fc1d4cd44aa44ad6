/** @file SDV's metadata to a Schema: V1 of one table, V1 and V2 of several. */
import { tableErrors } from "../../../errors.ts";
import { findColumnSchema, findTableSchema } from "../../find-column.ts";
import { readDocument } from "../../read-document.ts";
import type { ForeignKey, Rule, Schema, TableSchema } from "../../schema.ts";
import { formatPath, type SchemaPath } from "../../schema-path.ts";
import type { FormatNote, ImportedSchema } from "../schema-format.ts";
import { readColumn } from "./read-column.ts";
import { readConstraint } from "./read-constraints.ts";
import { type SdvColumn, type SdvMetadata, type SdvTable, sdvShape } from "./sdv-shape.ts";

/** SDV gives the only table of a V1 file this name when it turns it into V2. */
const ONLY_TABLE = "table";

type Note = (path: SchemaPath, message: string) => void;

export function readSdv(text: string): ImportedSchema {
  const metadata = readMetadata(text);
  const notes: FormatNote[] = [];
  const note: Note = (path, message) => notes.push({ path: formatPath(path), message });
  if (text.includes('"__proto__"')) note([], 'what is named "__proto__" is left out');
  const tables = Object.entries(metadata.tables).map(
    ([name, table]) => [name, readTable(name, table, note)] as const,
  );
  const schema: Schema = { version: 1, tables: Object.fromEntries(tables), rules: [] };
  addForeignKeys(schema, metadata, note);
  addRules(schema, metadata, note);
  return { schema, notes };
}

function readMetadata(text: string): SdvMetadata {
  const read = readDocument(text);
  if ("issue" in read) throw refuse(1, read.issue.message);
  const parsed = sdvShape.safeParse(wrapSingleTable(read.value));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw refuse(
    parsed.error.issues.length,
    `${formatPath((first?.path ?? []) as SchemaPath)}: ${first?.message}.`,
  );
}

function refuse(count: number, first: string): Error {
  return tableErrors.create("schema-not-valid", { source: "SDV's metadata", count, first });
}

function wrapSingleTable(value: unknown): unknown {
  const isSingle = typeof value === "object" && value !== null && "columns" in value && !("tables" in value);
  return isSingle ? { tables: { [ONLY_TABLE]: value } } : value;
}

function readTable(name: string, table: SdvTable, note: Note): TableSchema {
  const path = ["tables", name];
  const columns = Object.entries(table.columns).map(([column, read]) => {
    noteLost(read, [...path, "columns", column], note);
    return [column, readColumn(read)] as const;
  });
  if (table.sequence_index != null) note(path, "the column that orders a sequence is not kept");
  if (table["column_relationships"] !== undefined) note(path, "column relationships are not kept");
  const [entity, more] = toNames(table.sequence_key);
  if (more !== undefined) note(path, "a sequence key of several columns is kept as its first one");
  return {
    columns: Object.fromEntries(columns),
    primaryKey: toNames(table.primary_key),
    uniqueKeys: (table.alternate_keys ?? []).map(toNames),
    foreignKeys: [],
    rules: [],
    ...(entity !== undefined && { entity }),
  };
}

function noteLost(column: SdvColumn, path: SchemaPath, note: Note): void {
  if (column.order_by !== undefined) note(path, "an order by name or number is kept without its values");
  if (column.high_cardinality === true) note(path, "that there are very many values is not kept");
  if (column.range_values?.includes(null)) note(path, "null among the values is not kept");
}

function toNames(key: string | readonly string[] | null | undefined): string[] {
  if (key == null) return [];
  return typeof key === "string" ? [key] : [...key];
}

function addForeignKeys(schema: Schema, { relationships }: SdvMetadata, note: Note): void {
  for (const [index, relationship] of relationships.entries()) {
    const { parent_table_name: parent, child_table_name: child } = relationship;
    const key: ForeignKey = {
      columns: toNames(relationship.child_foreign_key),
      references: { table: parent, columns: toNames(relationship.parent_primary_key) },
    };
    const table = findTableSchema(schema, child);
    if (table === undefined || findTableSchema(schema, parent) === undefined)
      note(["relationships", index], "a relationship of a table that is not there is left out");
    else table.foreignKeys.push(key);
  }
}

function addRules(schema: Schema, metadata: SdvMetadata, note: Note): void {
  const only = Object.keys(metadata.tables).length === 1 ? Object.keys(metadata.tables)[0] : undefined;
  const listed = [
    ...(metadata.constraints ?? []).map((constraint) => ({ constraint, home: only })),
    ...Object.entries(metadata.tables).flatMap(([home, { constraints = [] }]) =>
      constraints.map((constraint) => ({ constraint, home })),
    ),
  ];
  for (const { constraint, home } of listed) {
    const { name, table = home, rule } = readConstraint(constraint);
    const target = table === undefined ? undefined : findTableSchema(schema, table);
    if (rule !== undefined && target !== undefined && hasColumns(target, rule)) target.rules.push(rule);
    else note(["constraints"], `the constraint ${name.slice(0, 40)} is left out`);
  }
}

function hasColumns(table: TableSchema, { columns }: Rule): boolean {
  return columns.every((column) => findColumnSchema(table, column) !== undefined);
}
