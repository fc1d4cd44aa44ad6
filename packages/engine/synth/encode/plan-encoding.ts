/** @file Which encoder takes which columns, and why: plain data, to be printed before anything is fitted. */
import type { Table, TableSchema } from "../../table/index.ts";
import { findCalendarParts } from "./calendar-parts.ts";
import type { EncodedColumn, EncodingStep, Protection } from "./encoder.ts";
import { findPlaces } from "./find-places.ts";
import { chooseMade } from "./made/index.ts";
import { viewColumns } from "./view-columns.ts";

export interface PlanOptions {
  readonly protection: Protection;
}

export function planEncoding(table: Table, schema: TableSchema, { protection }: PlanOptions): EncodingStep[] {
  const columns = viewColumns(table, schema);
  const context = { columns, protection, rowCount: table.rowCount };
  const places = findPlaces(columns);
  const placed = new Set(places.flatMap((step) => step.columns));
  const steps = [...columns.values()]
    .filter(({ name }) => !placed.has(name))
    .map(
      (column) =>
        chooseConstant(column) ??
        chooseMade(column, context) ??
        chooseCalendar(column, columns) ??
        chooseByKind(column),
    );
  return [...places, ...steps];
}

function chooseConstant({ name, profile }: EncodedColumn): EncodingStep | undefined {
  const { distinctCount, nullCount, rowCount } = profile;
  const step = { encoder: "constant", columns: [name] };
  if (nullCount === rowCount) return { ...step, reason: "it has no values" };
  if (distinctCount === 1 && nullCount === 0) return { ...step, reason: "all rows have one value" };
  return undefined;
}

function chooseCalendar(
  given: EncodedColumn,
  columns: ReadonlyMap<string, EncodedColumn>,
): EncodingStep | undefined {
  const { timeOfDay, weekday } = findCalendarParts(given, columns.values());
  if (!timeOfDay && !weekday) return undefined;
  const parts = [...(weekday ? ["weekdays"] : []), ...(timeOfDay ? ["times of day"] : [])].join(" and ");
  return { encoder: "calendar", columns: [given.name], reason: `its ${parts} follow a pattern` };
}

const categoricalTypes = new Set(["categorical", "ordinal", "boolean"]);

function chooseByKind({ name, column, schema, profile }: EncodedColumn): EncodingStep {
  const columns = [name];
  const many = `${profile.distinctCount} distinct values`;
  if (column.kind === "datetime") return { encoder: "numeric", columns, reason: `times, ${many}` };
  if (column.kind === "text" || column.kind === "boolean")
    return { encoder: "categorical", columns, reason: `${column.kind}, ${many}` };
  if (categoricalTypes.has(schema.type))
    return { encoder: "categorical", columns, reason: `the schema says ${schema.type}, ${many}` };
  return { encoder: "numeric", columns, reason: `numbers, ${many}` };
}
