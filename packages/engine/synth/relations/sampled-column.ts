/** @file Columns that may be compared with one another, in a sample of the rows. */
import { drawWithoutReplacement } from "../../base/index.ts";
import { isMeasurable, type MeasurableColumn, takeColumn, toNumbers } from "../../table/index.ts";
import { findCalendars } from "./calendar-columns.ts";
import type { RelationView } from "./relation.ts";
import { fromUnits } from "./shape.ts";
import { columnsOfTerms, readTerm, type Term } from "./term.ts";

export interface SampledColumn {
  readonly name: string;
  /** All rows. */
  readonly column: MeasurableColumn;
  /** What it is made of: the column alone, the date that three columns make, or the sum that it is. */
  readonly terms: readonly Term[];
  /** It stands in no table: others may follow from it. */
  readonly isMade: boolean;
  /** The sampled rows, NaN for null. */
  readonly numbers: Float64Array;
  readonly isTime: boolean;
}

const MEASURED_TYPES = new Set(["numerical", "datetime", "date", "currency"]);

/** Numbers and times that measure something: no keys, codes or places. */
export function sampleColumns(view: RelationView, mostRows: number): SampledColumn[] {
  const { table, schema, random } = view;
  const count = Math.min(mostRows, table.rowCount);
  const drawn = drawWithoutReplacement(random.stream("sample"), { count, total: table.rowCount });
  const rows = Int32Array.from(drawn).sort();
  const linked = new Set([...schema.primaryKey, ...schema.foreignKeys.flatMap(({ columns }) => columns)]);
  const sample = (column: MeasurableColumn) => toNumbers(takeColumn(column, rows));
  const made = listDates(view).map((date) => ({
    ...date,
    isMade: true,
    numbers: sample(date.column),
    isTime: true,
  }));
  const derived = view.derived.flatMap(({ name, column, terms }): SampledColumn[] => {
    if (!isMeasurable(column) || !columnsOfTerms(terms).every((one) => table.columns.has(one))) return [];
    return [
      { name, column, terms, isMade: true, numbers: sample(column), isTime: column.kind === "datetime" },
    ];
  });
  const own = [...table.columns].flatMap(([name, column]): SampledColumn[] => {
    const isMeasured = MEASURED_TYPES.has(schema.columns[name]?.type ?? "");
    if (!isMeasurable(column) || linked.has(name) || !isMeasured) return [];
    if (column.kind === "boolean" || (column.kind === "datetime" && column.part === "time")) return [];
    const terms = [{ column: name, factor: 1 }];
    return [
      { name, column, terms, isMade: false, numbers: sample(column), isTime: column.kind === "datetime" },
    ];
  });
  return [...made, ...derived, ...own];
}

/** Dates that stand in three columns. */
function listDates({ table }: RelationView): Pick<SampledColumn, "name" | "column" | "terms">[] {
  return findCalendars(table).map(({ year, month, day }) => {
    const term = { column: year, factor: 1, calendar: { month, day } };
    const column = fromUnits(readTerm(table, term), { kind: "datetime", part: "date" });
    return { name: `${year}, ${month}, ${day}`, column, terms: [term] };
  });
}

/** Both times of one zone, or both numbers of one unit. */
export function areComparable(a: SampledColumn, b: SampledColumn, { schema }: RelationView): boolean {
  if (a.isTime !== b.isTime) return false;
  if (a.column.kind === "datetime" && b.column.kind === "datetime") return a.column.zone === b.column.zone;
  return schema.columns[a.name]?.unit === schema.columns[b.name]?.unit;
}
