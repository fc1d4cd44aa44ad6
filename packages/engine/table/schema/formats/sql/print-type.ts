/** @file Which type of a database holds a column, so that its values fit and, where it can, its meaning is kept. */
import type { ColumnSchema } from "../../schema.ts";
import type { SqlDialect } from "./scan-sql.ts";

/** How a value is stored; several meanings share one. */
export type Storage =
  | "integer"
  | "decimal"
  | "float"
  | "boolean"
  | "date"
  | "time"
  | "datetime"
  | "text"
  | "uuid"
  | "json"
  | "ip";

const typeNames: Readonly<Record<SqlDialect, Readonly<Record<Storage, string>>>> = {
  postgresql: {
    integer: "BIGINT",
    decimal: "NUMERIC",
    float: "DOUBLE PRECISION",
    boolean: "BOOLEAN",
    date: "DATE",
    time: "TIME",
    datetime: "TIMESTAMP",
    text: "TEXT",
    uuid: "UUID",
    json: "JSONB",
    ip: "INET",
  },
  mysql: {
    integer: "BIGINT",
    decimal: "DECIMAL",
    float: "DOUBLE",
    boolean: "BOOLEAN",
    date: "DATE",
    time: "TIME(6)",
    datetime: "DATETIME(6)",
    text: "TEXT",
    uuid: "CHAR(36)",
    json: "JSON",
    ip: "VARCHAR(45)",
  },
  sqlite: {
    integer: "INTEGER",
    decimal: "NUMERIC",
    float: "REAL",
    boolean: "BOOLEAN",
    date: "DATE",
    time: "TIME",
    datetime: "TIMESTAMP",
    text: "TEXT",
    uuid: "TEXT",
    json: "TEXT",
    ip: "TEXT",
  },
};

/** The most digits that all three hold; MySQL allows 65 in all and 30 behind the point. */
const DIGITS = 38;
const MOST_DECIMALS = 30;

export function storageOf(column: ColumnSchema): Storage {
  const { type, subtype, values = [] } = column;
  switch (type) {
    case "numerical":
    case "currency":
      if (subtype === "integer") return "integer";
      return readDecimals(column) === undefined ? "float" : "decimal";
    case "id":
      return subtype === "integer" ? "integer" : "text";
    case "categorical":
    case "ordinal":
      if (values.length > 0 && values.every((value) => typeof value === "boolean")) return "boolean";
      if (values.length > 0 && values.every(Number.isInteger)) return "integer";
      if (values.length > 0 && values.every((value) => typeof value === "number")) return "float";
      return values.length === 0 && subtype === "integer" ? "integer" : "text";
    case "datetime":
      return subtype?.startsWith("epoch") === true ? "integer" : "datetime";
    case "boolean":
    case "date":
    case "time":
    case "uuid":
    case "json":
    case "ip":
      return type;
    default:
      return "text";
  }
}

/** `isKey`: MySQL's keys want texts of a known length, `keyLength` characters at most. */
export function printType(column: ColumnSchema, dialect: SqlDialect, keyLength?: number): string {
  const storage = storageOf(column);
  if (storage === "decimal") return `${typeNames[dialect].decimal}(${DIGITS}, ${readDecimals(column)})`;
  const isLong = dialect === "mysql" && (storage === "text" || storage === "json");
  return isLong && keyLength !== undefined ? `VARCHAR(${keyLength})` : typeNames[dialect][storage];
}

function readDecimals({ format }: ColumnSchema): number | undefined {
  const decimals = Number(/^\.(\d+)$/.exec(format ?? "")?.[1] ?? 0);
  return decimals > 0 && decimals <= MOST_DECIMALS ? decimals : undefined;
}
