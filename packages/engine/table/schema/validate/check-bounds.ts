import type { ColumnSchema, Schema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";
import type { SchemaPath } from "../schema-path.ts";
import { readBound } from "./read-bound.ts";

/** Bounds are values of the column's type, the smaller one first. */
export function checkBounds(schema: Schema): SchemaIssue[] {
  return Object.entries(schema.tables).flatMap(([name, { columns }]) =>
    Object.entries(columns).flatMap(([column, columnSchema]) =>
      checkColumnBounds(columnSchema, ["tables", name, "columns", column]),
    ),
  );
}

function checkColumnBounds(column: ColumnSchema, path: SchemaPath): SchemaIssue[] {
  const bounds = (["min", "max"] as const).filter((key) => column[key] !== undefined);
  const bad = bounds
    .filter((key) => readBound(column, column[key]) === undefined)
    .map((key) => makeIssue("bad-bound", [...path, key], describeBound(column)));
  const [least, most] = [readBound(column, column.min), readBound(column, column.max)];
  const isEmpty = least !== undefined && most !== undefined && least > most;
  const empty = isEmpty
    ? [makeIssue("empty-range", path, "The smallest value allowed is above the largest.")]
    : [];
  return [...bad, ...empty, ...checkValues(column, path)];
}

function describeBound({ type }: ColumnSchema): string {
  if (type === "date" || type === "datetime" || type === "time")
    return `A bound of a ${type} is a text such as ${examples[type]}.`;
  return type === "numerical" ? "A bound of numbers is a number." : "A bound is a text or a number.";
}

const examples = { date: "2024-01-31", datetime: "2024-01-31T12:00:00", time: "12:00:00" } as const;

function checkValues(column: ColumnSchema, path: SchemaPath): SchemaIssue[] {
  const { type, values = [] } = column;
  const seen = new Set<unknown>();
  return values.flatMap((value, index) => {
    const here = [...path, "values", index];
    const repeated = seen.has(value);
    seen.add(value);
    if (repeated) return [makeIssue("bad-bound", here, "The same value stands twice.", "warning")];
    const isNumber = type !== "numerical" || typeof value === "number";
    return isNumber ? [] : [makeIssue("bad-bound", here, "A value of numbers is a number.")];
  });
}
