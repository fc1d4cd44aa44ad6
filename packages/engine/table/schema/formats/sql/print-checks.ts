/** @file Ranges, values, patterns and rules as conditions, where SQL can say them without doubt. */
import { findColumnSchema } from "../../find-column.ts";
import type { ColumnSchema, Rule, TableSchema } from "../../schema.ts";
import { readBound } from "../../validate/read-bound.ts";
import { type Storage, storageOf } from "./print-type.ts";
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
  const isListed = values.length > 0 && values.every((value) => isComparable(column, value));
  const list = values.map((value) => printScalar(value, dialect)).join(", ");
  return [
    ...bounds,
    ...(isListed ? [`${quoted} IN (${list})`] : []),
    ...printPattern(quoted, column, dialect),
  ];
}

/** Whether a database can compare the column with that constant, and orders both in the same way. */
function isSayable(column: ColumnSchema, bound: Scalar): boolean {
  return isComparable(column, bound) && ORDERED.has(storageOf(column));
}

const ORDERED: ReadonlySet<Storage> = new Set(["integer", "decimal", "float", "date", "time", "datetime"]);

function isComparable(column: ColumnSchema, value: Scalar): boolean {
  const storage = storageOf(column);
  switch (storage) {
    case "integer":
      return Number.isInteger(value);
    case "decimal":
    case "float":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "text":
      return typeof value === "string";
    case "date":
    case "time":
    case "datetime":
      return readBound({ type: storage }, value) !== undefined;
    default:
      return false;
  }
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
  return table.rules
    .map((rule) => printRule(table, rule, dialect))
    .filter((condition) => condition !== undefined);
}

function printRule(
  table: TableSchema,
  { kind, columns, params }: Rule,
  dialect: SqlDialect,
): string | undefined {
  if (kind === "sql" && typeof params["expression"] === "string") return params["expression"];
  const found = columns
    .map((column) => findColumnSchema(table, column))
    .filter((column) => column !== undefined);
  const quoted = columns.map((column) => quoteName(column, dialect));
  const strict = params["strict"] === true ? "" : "=";
  const [first, second] = found;
  if (first === undefined || found.length !== columns.length) return undefined;
  if (kind === "inequality" && columns.length === 2)
    return second !== undefined && areOrderedAlike(first, second) ? quoted.join(` <${strict} `) : undefined;
  if (kind !== "range" || columns.length !== 1) return undefined;
  const bounds = Object.entries({ low: ">", high: "<" }).flatMap(([key, operator]) => {
    const bound = params[key];
    const isSaid = isScalar(bound) && isSayable(first, bound);
    return isSaid ? [`${quoted[0]} ${operator}${strict} ${printScalar(bound, dialect)}`] : [];
  });
  return bounds.length === 0 ? undefined : bounds.join(" AND ");
}

const NUMBERS: ReadonlySet<Storage> = new Set(["integer", "decimal", "float"]);

function areOrderedAlike(a: ColumnSchema, b: ColumnSchema): boolean {
  const [one, other] = [storageOf(a), storageOf(b)];
  if (NUMBERS.has(one)) return NUMBERS.has(other);
  const isDay = (storage: Storage) => storage === "date" || storage === "datetime";
  return isDay(one) ? isDay(other) : one === "time" && other === "time";
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
