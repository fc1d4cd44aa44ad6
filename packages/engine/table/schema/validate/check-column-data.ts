/** @file Each column's data beside what the Schema says of it: its type, nulls, range and values. */
import { type Column, countNulls } from "../../column/column.ts";
import { isMeasurable, toNumbers } from "../../column/numbers.ts";
import { matchValues, toNumber } from "../../rules/inside/match-values.ts";
import type { Database } from "../../table.ts";
import type { ColumnSchema, Schema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";
import type { SchemaPath } from "../schema-path.ts";
import { describeClash } from "./describe-clash.ts";

export function checkColumnData(schema: Schema, database: Database): SchemaIssue[] {
  return Object.entries(schema.tables).flatMap(([name, { columns, primaryKey }]) =>
    Object.entries(columns).flatMap(([column, columnSchema]) => {
      const data = database.get(name)?.columns.get(column);
      if (data === undefined) return [];
      const path = ["tables", name, "columns", column];
      const nulls = primaryKey.includes(column) ? [] : checkNulls(columnSchema, data, path);
      return [...nulls, ...checkValues(columnSchema, data, path)];
    }),
  );
}

function checkNulls({ nullable }: ColumnSchema, data: Column, path: SchemaPath): SchemaIssue[] {
  const count = nullable === false ? countNulls(data) : 0;
  if (count === 0) return [];
  return [makeIssue("unexpected-nulls", path, `${count} of ${data.length} values are null.`)];
}

/** A column of another type is told once; counting what else it lacks would say the same again. */
function checkValues(column: ColumnSchema, data: Column, path: SchemaPath): SchemaIssue[] {
  if (countNulls(data) === data.length) return [];
  const clash = describeClash(column, data);
  if (clash !== undefined) return [makeIssue("type-clash", [...path, "type"], clash)];
  return [...checkRange(column, data, path), ...checkAllowed(column, data, path)];
}

function checkRange(column: ColumnSchema, data: Column, path: SchemaPath): SchemaIssue[] {
  const { min, max } = column;
  if ((min === undefined && max === undefined) || !isMeasurable(data)) return [];
  const numbers = toNumbers(data);
  const least = min === undefined ? Number.NEGATIVE_INFINITY : toNumber(data, min);
  const most = max === undefined ? Number.POSITIVE_INFINITY : toNumber(data, max);
  let below = 0;
  let above = 0;
  for (let row = 0; row < numbers.length; row++) {
    if (numbers[row]! < least) below++;
    if (numbers[row]! > most) above++;
  }
  const tell = (count: number, where: string, key: string) =>
    count === 0 ? [] : [makeIssue("out-of-range", [...path, key], `${count} values are ${where}.`)];
  return [...tell(below, "smaller", "min"), ...tell(above, "larger", "max")];
}

function checkAllowed({ values }: ColumnSchema, data: Column, path: SchemaPath): SchemaIssue[] {
  if (values === undefined) return [];
  const matches = matchValues(data, values);
  let strange = 0;
  for (let row = 0; row < data.length; row++) if (matches[row] === 0 && data.nulls?.[row] !== 1) strange++;
  if (strange === 0) return [];
  const message = `${strange} of ${data.length} values are not among the ${values.length} allowed.`;
  return [makeIssue("value-not-allowed", [...path, "values"], message)];
}
