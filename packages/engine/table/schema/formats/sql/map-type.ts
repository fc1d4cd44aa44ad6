/** @file What the types of databases mean, whichever of them says it. */
import type { ColumnSchema } from "../../schema.ts";
import { shortenName } from "../../schema-path.ts";
import type { SqlType } from "./raw-database.ts";

export interface MappedType {
  readonly column: ColumnSchema;
  /** What of the type is lost, in words. */
  readonly lost?: string;
}

const integer: ColumnSchema = { type: "numerical", subtype: "integer" };
const decimal: ColumnSchema = { type: "numerical", subtype: "decimal" };

/** Names are parted by strokes. */
const families: readonly (readonly [column: ColumnSchema, names: string])[] = [
  [integer, "int|int1|int2|int3|int4|int8|integer|smallint|mediumint|middleint|bigint|tinyint|big int"],
  [integer, "serial|serial2|serial4|serial8|smallserial|bigserial|unsigned big int"],
  [decimal, "real|float|float4|float8|double|double precision|binary_float|binary_double"],
  [{ type: "boolean" }, "bool|boolean"],
  [{ type: "date" }, "date"],
  [{ type: "time" }, "time|time with time zone|timetz"],
  [{ type: "datetime" }, "timestamp|timestamp with time zone|timestamptz"],
  [{ type: "datetime" }, "datetime|datetime2|smalldatetime|datetimeoffset"],
  [{ type: "currency", subtype: "decimal", format: ".2" }, "money|smallmoney"],
  [{ ...integer, unit: "year" }, "year"],
  [{ type: "text" }, "text|tinytext|mediumtext|longtext|ntext|citext|clob|nclob|string|xml"],
  [{ type: "text" }, "char|varchar|varchar2|nchar|nvarchar|nvarchar2|bpchar|character|long varchar"],
  [{ type: "text" }, "character varying|char varying|varying character|native character"],
  [{ type: "text" }, "national character|national character varying|national char|national varchar"],
  [{ type: "json" }, "json|jsonb"],
  [{ type: "uuid" }, "uuid|uniqueidentifier"],
  [{ type: "ip" }, "inet|cidr"],
  [{ type: "geo" }, "point|geometry|geography|polygon|linestring|multipoint|multilinestring|multipolygon"],
];
const columnOf: ReadonlyMap<string, ColumnSchema> = new Map(
  families.flatMap(([column, names]) => names.split("|").map((name) => [name, column] as const)),
);
const EXACT: ReadonlySet<string> = new Set(["decimal", "numeric", "dec", "number", "fixed"]);

export function mapType(type: SqlType, isSqlite: boolean): MappedType {
  if (type.isArray) return { column: { type: "unknown" }, lost: "arrays are of unknown type" };
  const { name, args } = type;
  if (EXACT.has(name)) return { column: mapExact(args) };
  if (name === "enum" && args.length > 0) return { column: { type: "categorical", values: [...args] } };
  if (name === "set" && args.length > 0)
    return { column: { type: "text" }, lost: "the values of a SET are not kept" };
  if ((name === "tinyint" && args[0] === "1") || (name === "bit" && (args[0] ?? "1") === "1"))
    return { column: { type: "boolean" } };
  const column = columnOf.get(name);
  if (column !== undefined)
    return { column: type.isUnsigned && column === integer ? { ...integer, min: 0 } : column };
  if (isSqlite) return { column: mapByAffinity(name) };
  const shown = name === "" ? "no type" : `the type ${shortenName(name)}`;
  return { column: { type: "unknown" }, lost: `columns of ${shown} are of unknown type` };
}

/** `numeric(10, 2)` has two digits behind the point, `numeric(10)` none, `numeric` as many as you like. */
function mapExact([precision, scale]: readonly string[]): ColumnSchema {
  const digits = Number(scale ?? (precision === undefined ? Number.NaN : 0));
  if (Number.isNaN(digits)) return decimal;
  return digits > 0 ? { ...decimal, format: `.${digits}` } : integer;
}

/** SQLite takes any word for a type (https://www.sqlite.org/datatype3.html, section 3.1). */
function mapByAffinity(name: string): ColumnSchema {
  if (name.includes("int")) return integer;
  if (/char|clob|text/.test(name)) return { type: "text" };
  if (/real|floa|doub/.test(name)) return decimal;
  return { type: "unknown" };
}
