/**
 * @file A Schema as CREATE TABLE statements, parents first. Keys that close a ring come as ALTER TABLE behind all
 * tables, but in SQLite, which has no such statement and does not need it.
 */
import { findColumnSchema, findTableSchema } from "../../find-column.ts";
import { orderTables } from "../../order-tables.ts";
import type { ForeignKey, Schema, TableSchema } from "../../schema.ts";
import { formatPath } from "../../schema-path.ts";
import type { ExportedSchema, FormatNote } from "../schema-format.ts";
import { printColumnConditions, printRuleConditions, quoteName } from "./print-checks.ts";
import { printType } from "./print-type.ts";
import type { SqlDialect } from "./scan-sql.ts";

/** Longer names are cut by PostgreSQL (63 bytes) and refused by MySQL (64 characters). */
const LONGEST_NAME = 63;
/** InnoDB's keys take 3072 bytes, which is 768 characters for all their columns together. */
const KEY_CHARACTERS = 768;
const KEY_COLUMN_CHARACTERS = 255;

export function writeDdl(schema: Schema, dialect: SqlDialect): ExportedSchema {
  const { order, deferred } = orderTables(schema);
  const late = new Set(dialect === "sqlite" ? [] : deferred.map(({ foreignKey }) => foreignKey));
  const statements = order.map((name) =>
    printTable({ schema, dialect, name, table: schema.tables[name]! }, late),
  );
  const additions = deferred
    .filter(
      ({ foreignKey, child }) =>
        late.has(foreignKey) && isPossible(schema, dialect, schema.tables[child]!, foreignKey),
    )
    .map(({ child, foreignKey }) => {
      const quote = (text: string) => quoteName(text, dialect);
      return `ALTER TABLE ${quote(child)} ADD ${printForeignKey(foreignKey, dialect)};\n`;
    });
  const text = [...statements, ...additions].join("\n");
  return { text, notes: dialect === "sqlite" ? [] : noteLongNames(schema) };
}

interface TableContext {
  readonly schema: Schema;
  readonly dialect: SqlDialect;
  readonly name: string;
  readonly table: TableSchema;
}

function printTable(context: TableContext, late: ReadonlySet<ForeignKey>): string {
  const { schema, dialect, name, table } = context;
  const quote = (column: string) => quoteName(column, dialect);
  const list = (columns: readonly string[]) => `(${columns.map(quote).join(", ")})`;
  const keys = table.foreignKeys.filter((key) => !late.has(key) && isPossible(schema, dialect, table, key));
  const lines = [
    ...Object.keys(table.columns).map((column) => printColumn(context, column)),
    ...(table.primaryKey.length > 0 ? [`PRIMARY KEY ${list(table.primaryKey)}`] : []),
    ...table.uniqueKeys.map((key) => `UNIQUE ${list(key)}`),
    ...keys.map((key) => printForeignKey(key, dialect)),
    ...printRuleConditions(table, dialect).map(printCheck),
  ];
  return `CREATE TABLE ${quote(name)} (\n  ${lines.join(",\n  ")}\n);\n`;
}

function printColumn({ schema, dialect, name, table }: TableContext, column: string): string {
  const columnSchema = findColumnSchema(table, column)!;
  const isMandatory = columnSchema.nullable === false && !table.primaryKey.includes(column);
  return [
    quoteName(column, dialect),
    printType(columnSchema, dialect, findKeyLength(schema, name, column)),
    ...(isMandatory ? ["NOT NULL"] : []),
    ...printColumnConditions(column, columnSchema, dialect).map(printCheck),
  ].join(" ");
}

const printCheck = (condition: string) => `CHECK (${condition})`;

function printForeignKey({ columns, references }: ForeignKey, dialect: SqlDialect): string {
  const list = (names: readonly string[]) => `(${names.map((name) => quoteName(name, dialect)).join(", ")})`;
  const parent = quoteName(references.table, dialect);
  return `FOREIGN KEY ${list(columns)} REFERENCES ${parent} ${list(references.columns)}`;
}

/** Databases take a reference only to exactly the columns of a key, and between columns of one type. */
function isPossible(schema: Schema, dialect: SqlDialect, child: TableSchema, key: ForeignKey): boolean {
  const { columns, references } = key;
  const parent = findTableSchema(schema, references.table);
  if (parent === undefined || columns.length !== references.columns.length) return false;
  const isKey = [parent.primaryKey, ...parent.uniqueKeys].some(
    (own) =>
      own.length === references.columns.length && own.every((column) => references.columns.includes(column)),
  );
  return (
    isKey &&
    columns.every((column, index) => {
      const from = findColumnSchema(child, column);
      const to = findColumnSchema(parent, references.columns[index] as string);
      return from !== undefined && to !== undefined && printType(from, dialect) === printType(to, dialect);
    })
  );
}

/** Room for the texts of a key in MySQL; undefined where the column is part of no key. */
function findKeyLength(schema: Schema, name: string, column: string): number | undefined {
  const table = schema.tables[name]!;
  const own = [table.primaryKey, ...table.uniqueKeys, ...table.foreignKeys.map(({ columns }) => columns)];
  const parents = Object.values(schema.tables).flatMap(({ foreignKeys }) =>
    foreignKeys
      .filter(({ references }) => references.table === name)
      .map(({ references }) => references.columns),
  );
  const most = Math.max(
    0,
    ...[...own, ...parents].filter((key) => key.includes(column)).map((key) => key.length),
  );
  return most === 0 ? undefined : Math.min(KEY_COLUMN_CHARACTERS, Math.floor(KEY_CHARACTERS / most));
}

function noteLongNames(schema: Schema): FormatNote[] {
  const names = Object.entries(schema.tables).flatMap(([name, { columns }]) => [
    ["tables", name],
    ...Object.keys(columns).map((column) => ["tables", name, "columns", column]),
  ]);
  return names
    .filter((path) => Buffer.byteLength(path.at(-1) ?? "") > LONGEST_NAME)
    .map((path) => ({ path: formatPath(path), message: `the name is longer than ${LONGEST_NAME} bytes` }));
}
