/** @file A Schema as DBML: one Table each, lists of texts as Enum, references behind all tables. */
import { findColumnSchema, findTableSchema } from "../../find-column.ts";
import type { ForeignKey, Schema, TableSchema } from "../../schema.ts";
import type { ExportedSchema } from "../schema-format.ts";
import { printColumnConditions, printRuleConditions } from "../sql/print-checks.ts";
import { printType, storageOf } from "../sql/print-type.ts";

/** Words that begin something else where a column's or table's name stands. */
const RESERVED: ReadonlySet<string> = new Set("note indexes checks ref as".split(" "));

export function writeDbml(schema: Schema): ExportedSchema {
  const enums = nameEnums(schema);
  const parts = [
    ...[...enums].map(([, { name, values }]) => printEnum(name, values)),
    ...Object.entries(schema.tables).map(([name, table]) => printTable(name, table, enums)),
    ...Object.entries(schema.tables).flatMap(([name, table]) =>
      table.foreignKeys.filter((key) => isWhole(schema, table, key)).map((key) => printRef(name, key)),
    ),
  ];
  return { text: parts.join("\n"), notes: [] };
}

interface NamedEnum {
  readonly name: string;
  readonly values: readonly string[];
}

const placeOf = (table: string, column: string) => JSON.stringify([table, column]);

/** Columns whose allowed values are texts, each with an Enum of its own; names are made unlike one another. */
function nameEnums(schema: Schema): Map<string, NamedEnum> {
  const enums = new Map<string, NamedEnum>();
  const taken = new Set<string>();
  for (const [table, { columns }] of Object.entries(schema.tables))
    for (const [column, columnSchema] of Object.entries(columns)) {
      const { type, values = [] } = columnSchema;
      const isTexts = values.length > 0 && values.every((value) => typeof value === "string");
      if (!isTexts || storageOf(columnSchema) !== "text" || (type !== "categorical" && type !== "ordinal"))
        continue;
      let name = `${table}_${column}`;
      while (taken.has(name.toLowerCase())) name += "_";
      taken.add(name.toLowerCase());
      enums.set(placeOf(table, column), { name, values: values as string[] });
    }
  return enums;
}

function printEnum(name: string, values: readonly string[]): string {
  return `Enum ${quoteAlways(name)} {\n${values.map((value) => `  ${quoteAlways(value)}\n`).join("")}}\n`;
}

function printTable(name: string, table: TableSchema, enums: ReadonlyMap<string, NamedEnum>): string {
  const columns = Object.keys(table.columns).map(
    (column) => `  ${printColumn(name, table, column, enums)}\n`,
  );
  const keys = [
    ...(table.primaryKey.length > 1 ? [`    ${printList(table.primaryKey)} [pk]\n`] : []),
    ...table.uniqueKeys.map((key) => `    ${printList(key)} [unique]\n`),
  ];
  const conditions = [
    ...Object.entries(table.columns)
      .filter(([column]) => !enums.has(placeOf(name, column)))
      .flatMap(([column, columnSchema]) => printColumnConditions(column, columnSchema, "postgresql")),
    ...printRuleConditions(table, "postgresql"),
  ].filter((condition) => !condition.includes("`") && !condition.includes("\\"));
  return [
    `Table ${quoteName(name)} {\n`,
    ...columns,
    ...(keys.length > 0 ? ["  indexes {\n", ...keys, "  }\n"] : []),
    ...(conditions.length > 0
      ? ["  checks {\n", ...conditions.map((each) => `    \`${each}\`\n`), "  }\n"]
      : []),
    "}\n",
  ].join("");
}

function printColumn(
  name: string,
  table: TableSchema,
  column: string,
  enums: ReadonlyMap<string, NamedEnum>,
): string {
  const columnSchema = findColumnSchema(table, column)!;
  const listed = enums.get(placeOf(name, column));
  const type =
    listed === undefined ? printTypeName(printType(columnSchema, "postgresql")) : quoteAlways(listed.name);
  const isKey = table.primaryKey.length === 1 && table.primaryKey[0] === column;
  const isMandatory = columnSchema.nullable === false && !table.primaryKey.includes(column);
  const settings = [...(isKey ? ["pk"] : []), ...(isMandatory ? ["not null"] : [])];
  return `${quoteName(column)} ${type}${settings.length > 0 ? ` [${settings.join(", ")}]` : ""}`;
}

/** A type of several words stands in quotes. */
function printTypeName(type: string): string {
  const small = type.toLowerCase();
  return /^\w+(\([\d, ]+\))?$/.test(small) ? small.replace(", ", ",") : `"${small}"`;
}

function printRef(child: string, { columns, references }: ForeignKey): string {
  return `Ref: ${printEnd(child, columns)} > ${printEnd(references.table, references.columns)}\n`;
}

function printEnd(table: string, columns: readonly string[]): string {
  const [only] = columns;
  return `${quoteName(table)}.${columns.length === 1 && only !== undefined ? quoteName(only) : printList(columns)}`;
}

function printList(columns: readonly string[]): string {
  return `(${columns.map(quoteName).join(", ")})`;
}

function isWhole(schema: Schema, table: TableSchema, { columns, references }: ForeignKey): boolean {
  const parent = findTableSchema(schema, references.table);
  const hasOwn = columns.every((column) => findColumnSchema(table, column) !== undefined);
  const hasTheirs = references.columns.every((column) => findColumnSchema(parent, column) !== undefined);
  return hasOwn && hasTheirs && columns.length === references.columns.length;
}

function quoteName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && !RESERVED.has(name.toLowerCase()) ? name : quoteAlways(name);
}

function quoteAlways(name: string): string {
  return `"${name.replace(/[\\"]/g, "\\$&")}"`;
}
