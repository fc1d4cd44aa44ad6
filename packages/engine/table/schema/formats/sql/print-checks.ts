/** @file Ranges, values, patterns and rules as conditions, where SQL can say them without doubt. */
import type { ColumnSchema, Rule, TableSchema } from "../../schema.ts";
import { readBound } from "../../validate/read-bound.ts";
import { storageOf } from "./print-type.ts";
import type { Scalar } from "./read-operand.ts";
import type { SqlDialect } from "./scan-sql.ts";

export function quoteName(name: string, dialect: SqlDialect): string {
  const mark = dialect === "mysql" ? "`" : '"';
  return mark + name.replaceAll(mark, mark + mark) + mark;
}

/** MySQL reads a backslash in a text as the start of an escape, PostgreSQL and SQLite do not. */
export function quoteText(text: string, dialect: SqlDialect): string {
  const escaped = dialect === "mysql" ? text.replaceAll("\\", "\\\\") : text;
  return `'${escaped.replaceAll("'", "''")}'`;
}

export function printColumnConditions(name: string, column: ColumnSchema, dialect: SqlDialect): string[] {
  const quoted = quoteName(name, dialect);
  const bounds = (["min", "max"] as const).flatMap((key) => {
    const bound = column[key];
    if (bound === undefined || !isSayable(column, bound)) return [];
    return [`${quoted} ${key === "min" ? ">=" : "<="} ${printScalar(bound, dialect)}`];
  });
  const values = column.values ?? [];
  const isListed = values.length > 0 && values.every((value) => isOfStorage(column, value));
  const list = values.map((value) => printScalar(value, dialect)).join(", ");
  return [
    ...bounds,
    ...(isListed ? [`${quoted} IN (${list})`] : []),
    ...printPattern(quoted, column, dialect),
  ];
}

function isSayable(column: ColumnSchema, bound: Scalar): boolean {
  if (readBound(column, bound) === undefined) return false;
  const storage = storageOf(column);
  if (storage === "integer") return Number.isInteger(bound);
  return ["decimal", "float", "date", "time", "datetime"].includes(storage);
}

function isOfStorage(column: ColumnSchema, value: Scalar): boolean {
  const storage = storageOf(column);
  if (storage === "boolean") return typeof value === "boolean";
  const isNumber = storage === "integer" || storage === "decimal" || storage === "float";
  return isNumber ? typeof value === "number" : typeof value === "string";
}

function printScalar(value: Scalar, dialect: SqlDialect): string {
  if (typeof value === "string") return quoteText(value, dialect);
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

/** SQLite has no regular expressions of its own. */
function printPattern(quoted: string, column: ColumnSchema, dialect: SqlDialect): string[] {
  const { format } = column;
  if (format === undefined || dialect === "sqlite" || storageOf(column) !== "text") return [];
  const operator = dialect === "mysql" ? "REGEXP" : "~";
  return [`${quoted} ${operator} ${quoteText(`^(?:${format})$`, dialect)}`];
}

export function printRuleConditions(table: TableSchema, dialect: SqlDialect): string[] {
  return table.rules.map((rule) => printRule(rule, dialect)).filter((condition) => condition !== undefined);
}

function printRule({ kind, columns, params }: Rule, dialect: SqlDialect): string | undefined {
  const quoted = columns.map((column) => quoteName(column, dialect));
  const strict = params["strict"] === true ? "" : "=";
  if (kind === "sql" && typeof params["expression"] === "string") return params["expression"];
  if (kind === "inequality" && columns.length === 2) return quoted.join(` <${strict} `);
  if (kind !== "range" || columns.length !== 1) return undefined;
  const { low, high } = params;
  const bounds = [
    ...(isScalar(low) ? [`${quoted[0]} >${strict} ${printScalar(low, dialect)}`] : []),
    ...(isScalar(high) ? [`${quoted[0]} <${strict} ${printScalar(high, dialect)}`] : []),
  ];
  return bounds.length === 0 ? undefined : bounds.join(" AND ");
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
