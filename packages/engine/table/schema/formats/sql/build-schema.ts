/** @file From what the statements said to a Schema: names resolved, types mapped, conditions understood. */
import { findColumnSchema, findTableSchema } from "../../find-column.ts";
import type { ColumnSchema, ForeignKey, Schema, TableSchema } from "../../schema.ts";
import { shortenName } from "../../schema-path.ts";
import type { ImportedSchema } from "../schema-format.ts";
import { applyConditions } from "./apply-conditions.ts";
import { mapType } from "./map-type.ts";
import {
  findColumn,
  findNamed,
  keyOf,
  type RawColumn,
  type RawForeignKey,
  type RawTable,
  type SqlType,
} from "./raw-database.ts";
import { type Condition, readCheck } from "./read-check.ts";
import type { StatementContext } from "./statement-context.ts";

export function buildSchema(context: StatementContext): ImportedSchema {
  const { notes } = context.database;
  const names = chooseNames(context);
  const tables = [...names].map(([table, name]) => [name, buildTable(context, table, names)] as const);
  const schema: Schema = { version: 1, tables: Object.fromEntries(tables), rules: [] };
  inheritTypes(schema);
  return { schema, notes: notes.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

/** A table's own name, behind that of its schema where a table of the usual schema has the same. */
function chooseNames({ database, note }: StatementContext): Map<RawTable, string> {
  const counts = new Map<string, number>();
  for (const { name } of database.tables.values()) counts.set(name.name, (counts.get(name.name) ?? 0) + 1);
  const chosen = new Map<RawTable, string>();
  for (const table of database.tables.values()) {
    const { space, name } = table.name;
    const isPlain = counts.get(name) === 1 || keyOf(table.name) === name.toLowerCase();
    if (name === "__proto__")
      note('the name "__proto__" cannot be used; the table is left out', table.offset);
    else chosen.set(table, isPlain ? name : `${space}.${name}`);
  }
  return chosen;
}

function buildTable(
  context: StatementContext,
  table: RawTable,
  names: ReadonlyMap<RawTable, string>,
): TableSchema {
  const conditions = table.checks.flatMap(readCheck);
  const columns = new Map<string, ColumnSchema>();
  for (const column of table.columns) {
    const read = buildColumn(context, column, conditions);
    if (column.name === "__proto__") context.note('the column "__proto__" is left out', column.offset);
    else columns.set(column.name, read);
  }
  const foreignKeys = table.foreignKeys.flatMap((key) => buildForeignKey(context, table, key, names));
  const primaryKey = resolveKey(context, table, table.primaryKey) ?? [];
  const uniqueKeys = table.uniqueKeys
    .map((key) => resolveKey(context, table, key))
    .filter((key) => key !== undefined);
  markMandatory(table, columns, primaryKey);
  const rules = applyConditions(context, table, columns, conditions);
  const singleKey = primaryKey.length === 1 ? primaryKey : [];
  markIds(table, columns, [...singleKey, ...foreignKeys.flatMap((key) => key.columns)]);
  return { columns: Object.fromEntries(columns), primaryKey, uniqueKeys, foreignKeys, rules };
}

/** A domain stands for its type; what it checks of VALUE it checks of the column. */
function buildColumn(context: StatementContext, column: RawColumn, conditions: Condition[]): ColumnSchema {
  const { database, cursor, noteOnce } = context;
  const domain = findNamed(database.domains, nameOf(column.type));
  if (domain?.notNull) column.notNull = true;
  for (const check of domain?.checks ?? [])
    conditions.push(...readCheck(check).map((part) => nameValue(part, column.name)));
  const type = domain?.type ?? column.type;
  const values = findNamed(database.enums, nameOf(type));
  if (values !== undefined && !type.isArray) return { type: "categorical", values: [...values] };
  const mapped = mapType(type, cursor.scanner.dialect === "sqlite");
  if (mapped.lost !== undefined) noteOnce(mapped.lost, column.offset);
  return { ...mapped.column };
}

function nameOf({ name, space }: SqlType) {
  return space === undefined ? { name } : { name, space };
}

function nameValue(condition: Condition, column: string): Condition {
  const isValue = "column" in condition && condition.column.toUpperCase() === "VALUE";
  return isValue ? { ...condition, column, names: [column] } : { ...condition, kind: "other", names: [] };
}

function buildForeignKey(
  { database, note }: StatementContext,
  table: RawTable,
  { columns, references, offset }: RawForeignKey,
  names: ReadonlyMap<RawTable, string>,
): ForeignKey[] {
  const shown = shortenName(references.table.name);
  const parent = findNamed(database.tables, references.table);
  const name = parent && names.get(parent);
  if (parent === undefined || name === undefined) {
    note(`a key to "${shown}" is left out: that table is not here`, offset);
    return [];
  }
  const own = columns.map((column) => findColumn(table, column)?.name);
  const theirs = (references.columns ?? parent.primaryKey).map((column) => findColumn(parent, column)?.name);
  if (own.length !== theirs.length || [...own, ...theirs].includes(undefined)) {
    note(`a key to "${shown}" is left out: its columns do not match`, offset);
    return [];
  }
  return [{ columns: own as string[], references: { table: name, columns: theirs as string[] } }];
}

function resolveKey(
  { note }: StatementContext,
  table: RawTable,
  key: readonly string[],
): string[] | undefined {
  const columns = key.map((column) => findColumn(table, column)?.name);
  if (!columns.includes(undefined)) return columns as string[];
  note(
    `a key of "${shortenName(table.name.name)}" is left out: it names a column that is not there`,
    table.offset,
  );
  return undefined;
}

/** SQLite's columns need no type; one that refers to another has the other's. */
function inheritTypes(schema: Schema): void {
  for (const table of Object.values(schema.tables))
    for (const { columns, references } of table.foreignKeys)
      for (const [index, name] of columns.entries()) {
        const column = findColumnSchema(table, name);
        const parent = findTableSchema(schema, references.table);
        const target = findColumnSchema(parent, references.columns[index] ?? "");
        if (column?.type !== "unknown" || target === undefined) continue;
        Object.assign(column, { type: target.type, ...(target.subtype && { subtype: target.subtype }) });
      }
}

/** Whole numbers and texts that are there to tell rows apart are identifiers, unless their values are listed. */
function markIds(table: RawTable, columns: Map<string, ColumnSchema>, keys: readonly string[]): void {
  const generated = table.columns.filter(({ isGenerated }) => isGenerated).map(({ name }) => name);
  for (const name of [...keys, ...generated]) {
    const column = columns.get(name);
    const isWhole = column?.type === "numerical" && column.subtype === "integer" && column.unit === undefined;
    if (column?.type === "text" || isWhole) column.type = "id";
  }
}

function markMandatory(
  table: RawTable,
  columns: Map<string, ColumnSchema>,
  primaryKey: readonly string[],
): void {
  for (const { name, notNull } of table.columns) {
    const column = columns.get(name);
    if (notNull && column !== undefined && !primaryKey.includes(name)) column.nullable = false;
  }
}
