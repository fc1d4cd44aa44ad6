/** @file 200 pairs of tables with what SDMetrics says of them (scripts/golden/sdmetrics/tables.py). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import {
  type Column,
  columnFromValues,
  makeTable,
  type Schema,
  schemaSchema,
  type Table,
} from "../../table/index.ts";
import type { SdReport } from "../sdmetrics/report.ts";

/** A value, null where it could not be computed, or the class of the error that was raised. */
export type GoldenScore = number | null | { readonly error: string };
export type Cell = number | string | boolean | null;
type Cells = Readonly<Record<string, readonly Cell[]>>;

interface StoredColumn {
  readonly sdtype: string;
  readonly range_min?: number | string;
  readonly range_max?: number | string;
  readonly range_values?: readonly (string | number | boolean)[];
  readonly range_is_nullable?: boolean;
}

interface StoredCase {
  readonly metadata: {
    readonly tables: {
      readonly t: { readonly columns: Readonly<Record<string, StoredColumn>>; readonly primary_key?: string };
    };
  };
  readonly real: Cells;
  readonly synthetic: Cells;
  readonly expected: GoldenExpectation;
}

export interface GoldenExpectation {
  readonly quality: { readonly zero: SdReport; readonly default: SdReport };
  readonly diagnostic: SdReport;
  readonly columns: Readonly<Record<string, Readonly<Record<string, GoldenScore>>>>;
  readonly pairs: Readonly<Record<string, Readonly<Record<string, GoldenScore>>>>;
  readonly table: Readonly<Record<string, GoldenScore>>;
}

export interface GoldenCase {
  readonly index: number;
  readonly schema: Schema;
  readonly real: Table;
  readonly synthetic: Table;
  readonly expected: GoldenExpectation;
}

const FORMAT = "%Y-%m-%d %H:%M:%S";

export function loadGoldenTables(name = "sdmetrics-tables.json.gz"): GoldenCase[] {
  const file = join(import.meta.dirname, "..", "golden", name);
  const stored = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as StoredCase[];
  return stored.map(({ metadata, real, synthetic, expected }, index) => {
    const { columns, primary_key: key } = metadata.tables.t;
    const described = Object.entries(columns).map(([name, column]) => [name, describeColumn(column)]);
    const table = { columns: Object.fromEntries(described), ...(key !== undefined && { primaryKey: [key] }) };
    const schema = schemaSchema.parse({ version: 1, tables: { t: table } });
    return { index, schema, real: build(real, columns), synthetic: build(synthetic, columns), expected };
  });
}

function describeColumn(column: StoredColumn): object {
  const {
    sdtype,
    range_min: min,
    range_max: max,
    range_values: values,
    range_is_nullable: nullable,
  } = column;
  return {
    type: sdtype,
    ...(sdtype === "datetime" && { format: FORMAT }),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(values !== undefined && { values }),
    ...(nullable !== undefined && { nullable }),
  };
}

function build(cells: Cells, columns: Readonly<Record<string, StoredColumn>>): Table {
  const built = Object.entries(cells).map(
    ([name, values]) => [name, buildColumn(values, columns[name]?.sdtype)] as const,
  );
  return makeTable("t", built);
}

/** The type is an sdtype, or the format of a datetime. */
export function buildColumn(cells: readonly Cell[], type: string | undefined): Column {
  const nulls = Uint8Array.from(cells, (cell) => (cell === null ? 1 : 0));
  const base = { length: cells.length, ...(nulls.includes(1) && { nulls }) };
  if (type === "numerical")
    return { ...base, kind: "float64", values: Float64Array.from(cells, (cell) => Number(cell ?? 0)) };
  const format = type === "datetime" ? FORMAT : type?.includes("%") ? type : undefined;
  if (format === undefined) return columnFromValues(cells);
  const part = format.includes("%H") ? "datetime" : "date";
  const zone = part === "date" ? "T00:00Z" : "Z";
  const micros = cells.map((cell) => (cell === null ? 0n : BigInt(Date.parse(`${cell}${zone}`)) * 1_000n));
  return { ...base, kind: "datetime", part, format, values: BigInt64Array.from(micros) };
}
