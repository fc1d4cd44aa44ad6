/**
 * @file Columns of several tables of one design as features of one classifier: the tables' rows one after another,
 * numbers and times as numbers, categories by codes that all tables share, missing as missing.
 */
import type { CategoricalFeature, Feature, NumericFeature } from "../../../models/boosting/index.ts";
import {
  type Column,
  type ColumnSchema,
  isMeasurable,
  selectColumns,
  type Table,
  type TableSchema,
  takeRows,
  toNumbers,
} from "../../../table/index.ts";
import { encodeTogether } from "../../sides/take-sides.ts";

/** Features of one measure can be subtracted from one another. */
export type Measure = "number" | "time" | "time of day" | "category";
export type MeasuredFeature = Feature & { readonly measure: Measure };

export interface TakenFeatures {
  readonly features: readonly MeasuredFeature[];
  /** Rows of each table in the features, in the order the tables were given. */
  readonly rows: readonly Int32Array[];
  /** In words; empty when every column is a feature. */
  readonly note: string;
}

const measures: Partial<Record<ColumnSchema["type"], Measure>> = {
  numerical: "number",
  currency: "number",
  datetime: "time",
  date: "time",
  time: "time of day",
  categorical: "category",
  ordinal: "category",
  boolean: "category",
};

export function takeFeatures(tables: readonly Table[], schema: TableSchema): TakenFeatures {
  const features: MeasuredFeature[] = [];
  const leftOut: string[] = [];
  for (const name of listFeatureColumns(schema)) {
    const columns = tables.map((table) => table.columns.get(name));
    const measure = measures[(schema.columns[name] as ColumnSchema).type];
    const feature = measure && stack(name, measure, columns);
    if (feature === undefined) leftOut.push(name);
    else if (!isConstant(feature)) features.push(feature);
  }
  const others = Object.keys(schema.columns).length - listFeatureColumns(schema).length;
  return { features, rows: listRows(tables), note: describeLeftOut(leftOut, others) };
}

/** Keys, identifiers, free text and personal texts tell nothing that could be compared row by row. */
export function listFeatureColumns({ columns, primaryKey, uniqueKeys, foreignKeys }: TableSchema): string[] {
  const keys = new Set([
    ...primaryKey,
    ...uniqueKeys.filter((key) => key.length === 1).flat(),
    ...foreignKeys.flatMap((key) => key.columns),
  ]);
  return Object.entries(columns)
    .filter(
      ([name, { type, role }]) => measures[type] !== undefined && role !== "identifier" && !keys.has(name),
    )
    .map(([name]) => name);
}

/** The rows named, with the columns that can be features. */
export function takeFeatureTable(table: Table, schema: TableSchema, rows: Int32Array): Table {
  const names = listFeatureColumns(schema).filter((name) => table.columns.has(name));
  return takeRows(selectColumns(table, names), rows);
}

function stack(
  name: string,
  measure: Measure,
  columns: readonly (Column | undefined)[],
): MeasuredFeature | undefined {
  const present = columns.filter((column) => column !== undefined);
  if (present.length < columns.length) return undefined;
  if (measure === "category") return { ...stackCategories(name, present), measure };
  const measurable = present.filter(isMeasurable);
  if (measurable.length < present.length) return undefined;
  return { ...stackNumbers(name, measurable.map(toNumbers)), measure };
}

export function stackNumbers(name: string, parts: readonly Float64Array[]): NumericFeature {
  const values = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return { kind: "numeric", name, values };
}

function stackCategories(name: string, columns: readonly Column[]): CategoricalFeature {
  const { codes: parts, size } = encodeTogether(columns);
  const codes = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    codes.set(part, at);
    at += part.length;
  }
  return { kind: "categorical", name, codes, size };
}

export function isConstant(feature: Feature): boolean {
  const cells = feature.kind === "numeric" ? feature.values : feature.codes;
  return cells.every((cell: number) => Object.is(cell, cells[0]));
}

function listRows(tables: readonly Table[]): Int32Array[] {
  let start = 0;
  return tables.map(({ rowCount }) => {
    const first = start;
    start += rowCount;
    return Int32Array.from({ length: rowCount }, (_, row) => first + row);
  });
}

function describeLeftOut(unlike: readonly string[], others: number): string {
  const notes: string[] = [];
  if (others > 0) notes.push(`${others} columns left out: keys, identifiers, free or personal text`);
  if (unlike.length > 0)
    notes.push(`left out for being absent or of another type on one side: ${unlike.join(", ")}`);
  return notes.join("; ");
}
