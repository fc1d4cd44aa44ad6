/** @file Columns that may be compared with one another, in a sample of the rows. */
import { drawWithoutReplacement } from "../../base/index.ts";
import { isMeasurable, type MeasurableColumn, takeColumn, toNumbers } from "../../table/index.ts";
import type { RelationView } from "./relation.ts";

export interface SampledColumn {
  readonly name: string;
  /** All rows. */
  readonly column: MeasurableColumn;
  /** The sampled rows, NaN for null. */
  readonly numbers: Float64Array;
  readonly isTime: boolean;
}

const MEASURED_TYPES = new Set(["numerical", "datetime", "date", "currency"]);

/** Numbers and times that measure something: no keys, codes or places. */
export function sampleColumns({ table, schema, random }: RelationView, mostRows: number): SampledColumn[] {
  const count = Math.min(mostRows, table.rowCount);
  const rows = Int32Array.from(
    drawWithoutReplacement(random.stream("sample"), { count, total: table.rowCount }),
  ).sort();
  const linked = new Set([...schema.primaryKey, ...schema.foreignKeys.flatMap(({ columns }) => columns)]);
  return [...table.columns].flatMap(([name, column]) => {
    if (!isMeasurable(column) || linked.has(name) || !MEASURED_TYPES.has(schema.columns[name]?.type ?? ""))
      return [];
    if (column.kind === "boolean" || (column.kind === "datetime" && column.part === "time")) return [];
    const numbers = toNumbers(takeColumn(column, rows));
    return [{ name, column, numbers, isTime: column.kind === "datetime" }];
  });
}

/** Both times of one zone, or both numbers of one unit. */
export function areComparable(a: SampledColumn, b: SampledColumn, { schema }: RelationView): boolean {
  if (a.isTime !== b.isTime) return false;
  if (a.column.kind === "datetime" && b.column.kind === "datetime") return a.column.zone === b.column.zone;
  return schema.columns[a.name]?.unit === schema.columns[b.name]?.unit;
}
