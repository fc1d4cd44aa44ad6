import { diffValue, type SchemaDifference, withRename } from "./difference.ts";
import { findColumnSchema, isNullableColumn } from "./find-column.ts";
import { areColumnsAlike, findRenames } from "./find-renames.ts";
import type { ColumnSchema, TableSchema } from "./schema.ts";
import type { SchemaPath } from "./schema-path.ts";

type Aspect = Exclude<keyof ColumnSchema, "nullable">;
type Breaks = (before: ColumnSchema, after: ColumnSchema) => boolean;

/** When a change of one key of a column breaks: what it was made for no longer fits, or is no longer allowed. */
const breaks: Readonly<Record<Aspect, Breaks>> = {
  type: () => true,
  subtype: () => true,
  format: () => true,
  unit: () => true,
  min: (before, after) => after.min !== undefined && !isAtMost(after.min, before.min),
  max: (before, after) => after.max !== undefined && !isAtMost(before.max, after.max),
  values: (before, after) =>
    after.values !== undefined && !before.values?.every((value) => after.values?.includes(value)),
  pii: () => false,
  role: () => false,
};

export function diffColumns(path: SchemaPath, before: TableSchema, after: TableSchema): SchemaDifference[] {
  const names = new Set([...Object.keys(before.columns), ...Object.keys(after.columns)]);
  const renames = findRenames(before.columns, after.columns, areColumnsAlike);
  return [...names].flatMap((name) => {
    const here = [...path, "columns", name];
    const old = findColumnSchema(before, name);
    const now = findColumnSchema(after, name);
    if (old === undefined || now === undefined) {
      const breaking = now === undefined || now.nullable === false;
      return withRename(diffValue(here, old, now, breaking), [...path, "columns"], renames.get(name));
    }
    const [wasNullable, isNullable] = [isNullableColumn(before, name), isNullableColumn(after, name)];
    const nulls = diffValue([...here, "nullable"], wasNullable, isNullable, wasNullable);
    return [...diffAspects(here, old, now), ...nulls];
  });
}

function diffAspects(path: SchemaPath, before: ColumnSchema, after: ColumnSchema): SchemaDifference[] {
  return (Object.keys(breaks) as Aspect[]).flatMap((aspect) =>
    diffValue([...path, aspect], before[aspect], after[aspect], breaks[aspect](before, after)),
  );
}

/** Bounds are numbers or ISO texts, which both sort as they should. */
function isAtMost(a: ColumnSchema["min"], b: ColumnSchema["min"]): boolean {
  return a !== undefined && b !== undefined && typeof a === typeof b && a <= b;
}
