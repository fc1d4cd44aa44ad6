/** @file How a column of DuckDB becomes one of ours: the expression to select, and what its raw values are. */
import { DuckDBDecimalType, type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";
import type { Column, DatetimeColumn } from "@semblance/engine/table";
import { quoteName } from "./quote.ts";

interface Named {
  readonly name: string;
  /** The expression to select: a cast to the type whose vectors lie in memory as our values do. */
  readonly sql: string;
}

/** A column whose raw values can be taken as they lie. */
export interface ValuesPlan extends Named {
  readonly make: (length: number) => Values;
  readonly wrap: (values: Values, base: ColumnBase) => Column;
}

export interface TextPlan extends Named {
  /** Text by right: JSON, nested values, enumerations. */
  readonly isText: boolean;
}

export type ColumnPlan = ValuesPlan | TextPlan;
export type Values = Int32Array | Float64Array | BigInt64Array | Uint8Array;
export interface ColumnBase {
  readonly length: number;
  readonly nulls?: Uint8Array;
}

const DIGITS_IN_64_BITS = 18;
const {
  TINYINT,
  SMALLINT,
  INTEGER,
  UTINYINT,
  USMALLINT,
  BIGINT,
  UINTEGER,
  FLOAT,
  DOUBLE,
  BOOLEAN,
  DATE,
  TIME,
  TIMESTAMP,
  TIMESTAMP_S,
  TIMESTAMP_MS,
  TIMESTAMP_NS,
  TIMESTAMP_TZ,
  VARCHAR,
  HUGEINT,
  UBIGINT,
  UHUGEINT,
  DECIMAL,
  STRUCT,
  LIST,
  MAP,
  ARRAY,
  UNION,
} = DuckDBTypeId;
type Planner = (name: string) => ColumnPlan;
const planners = new Map<DuckDBTypeId, Planner>([
  ...all([TINYINT, SMALLINT, INTEGER, UTINYINT, USMALLINT], planInt32),
  ...all([BIGINT, UINTEGER], planInt64),
  ...all([FLOAT, DOUBLE], planFloat64),
  ...all([BOOLEAN], planBoolean),
  ...all([TIMESTAMP, TIMESTAMP_S, TIMESTAMP_MS, TIMESTAMP_NS], (name) =>
    planTime(name, "TIMESTAMP", { part: "datetime" }),
  ),
  ...all([TIMESTAMP_TZ], (name) => planTime(name, "TIMESTAMPTZ", { part: "datetime", zone: "UTC" })),
  ...all([DATE], (name) => planTime(name, "TIMESTAMP", { part: "date" })),
  ...all([TIME], (name) => planTime(name, "TIME", { part: "time" })),
  // Wider than 64 bits: exact as text, and typed where what is there fits.
  ...all([HUGEINT, UHUGEINT, UBIGINT, DECIMAL], (name) => planText(name, false)),
  ...all([STRUCT, LIST, MAP, ARRAY, UNION], (name) => ({
    name,
    sql: `CAST(to_json(${quoteName(name)}) AS VARCHAR)`,
    isText: true,
  })),
]);

/** `isText`: whether plain texts are text by right. */
export function planColumn(name: string, type: DuckDBType, isText: boolean): ColumnPlan {
  if (type instanceof DuckDBDecimalType && type.width <= DIGITS_IN_64_BITS)
    return planDecimal(name, type.scale);
  const isPlain = type.typeId === VARCHAR && type.alias === undefined;
  return planners.get(type.typeId)?.(name) ?? planText(name, isText || !isPlain);
}

function all(types: readonly DuckDBTypeId[], planner: Planner): [DuckDBTypeId, Planner][] {
  return types.map((type) => [type, planner]);
}

const cast = (name: string, type: string) => `CAST(${quoteName(name)} AS ${type})`;

function planText(name: string, isText: boolean): TextPlan {
  return { name, sql: cast(name, "VARCHAR"), isText };
}

function planInt32(name: string): ValuesPlan {
  const wrap = (values: Values, base: ColumnBase): Column => ({
    ...base,
    kind: "int32",
    values: values as Int32Array,
  });
  return { name, sql: cast(name, "INTEGER"), make: (length) => new Int32Array(length), wrap };
}

function planInt64(name: string): ValuesPlan {
  return { name, sql: cast(name, "BIGINT"), make: (length) => new BigInt64Array(length), wrap: narrow };
}

/** Whole numbers that all fit 32 bits are told so, whatever the file's type leaves room for. */
function narrow(values: Values, base: ColumnBase): Column {
  const wide = values as BigInt64Array;
  const halves = new Int32Array(wide.buffer, wide.byteOffset, 2 * wide.length);
  const small = new Int32Array(wide.length);
  for (let row = 0; row < small.length; row++) {
    const low = halves[2 * row] as number;
    if (halves[2 * row + 1] !== low >> 31) return { ...base, kind: "int64", values: wide };
    small[row] = low;
  }
  return { ...base, kind: "int32", values: small };
}

function planFloat64(name: string): ValuesPlan {
  const wrap = (values: Values, base: ColumnBase): Column => ({
    ...base,
    kind: "float64",
    values: values as Float64Array,
  });
  return { name, sql: cast(name, "DOUBLE"), make: (length) => new Float64Array(length), wrap };
}

export function planBoolean(name: string): ValuesPlan {
  const wrap = (values: Values, base: ColumnBase): Column => ({
    ...base,
    kind: "boolean",
    values: values as Uint8Array,
  });
  return { name, sql: cast(name, "UTINYINT"), make: (length) => new Uint8Array(length), wrap };
}

function planDecimal(name: string, scale: number): ValuesPlan {
  const wrap = (values: Values, base: ColumnBase): Column => ({
    ...base,
    kind: "decimal",
    scale,
    values: values as BigInt64Array,
  });
  const sql = cast(name, `DECIMAL(${DIGITS_IN_64_BITS}, ${scale})`);
  return { name, sql, make: (length) => new BigInt64Array(length), wrap };
}

function planTime(name: string, type: string, what: Pick<DatetimeColumn, "part" | "zone">): ValuesPlan {
  const wrap = (values: Values, base: ColumnBase): Column => ({
    ...base,
    kind: "datetime",
    ...what,
    values: values as BigInt64Array,
  });
  return { name, sql: cast(name, type), make: (length) => new BigInt64Array(length), wrap };
}
