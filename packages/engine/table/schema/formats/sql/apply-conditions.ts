/** @file Conditions where the Schema says such things: at the column if it can, else as a rule of the table. */
import type { ColumnSchema, Rule } from "../../schema.ts";
import { shortenName } from "../../schema-path.ts";
import { readBound } from "../../validate/read-bound.ts";
import { findColumn, type RawTable } from "./raw-database.ts";
import type { Condition } from "./read-check.ts";
import type { Scalar } from "./read-operand.ts";
import type { StatementContext } from "./statement-context.ts";

const LONGEST_EXPRESSION = 4000;

interface Target {
  readonly context: StatementContext;
  readonly table: RawTable;
  readonly columns: ReadonlyMap<string, ColumnSchema>;
}

export function applyConditions(
  context: StatementContext,
  table: RawTable,
  columns: ReadonlyMap<string, ColumnSchema>,
  conditions: readonly Condition[],
): Rule[] {
  const target = { context, table, columns };
  return conditions.flatMap((condition) => apply(target, condition) ?? keepAsSql(target, condition));
}

/** The rules that say it, none when the column now does; undefined when neither can. */
function apply(target: Target, condition: Condition): Rule[] | undefined {
  switch (condition.kind) {
    case "present":
      return change(target, condition.column, () => ({ nullable: false }));
    case "values":
      return change(target, condition.column, (column) => allowValues(column, condition.values));
    case "pattern":
      return change(target, condition.column, (column) => setPattern(column, condition.pattern));
    case "bound":
      return applyBound(target, condition);
    case "order": {
      const names = [condition.low, condition.high].map((name) => findColumn(target.table, name)?.name);
      if (names.includes(undefined) || names[0] === names[1]) return undefined;
      const params = condition.strict ? { strict: true } : {};
      return [{ kind: "inequality", columns: names as string[], params }];
    }
    case "other":
      return undefined;
  }
}

function change(
  { table, columns }: Target,
  name: string,
  change: (column: ColumnSchema) => Partial<ColumnSchema> | undefined,
): Rule[] | undefined {
  const found = findColumn(table, name);
  const column = found && columns.get(found.name);
  const changed = column && change(column);
  if (column === undefined || changed === undefined) return undefined;
  Object.assign(column, changed);
  return [];
}

function allowValues(column: ColumnSchema, values: readonly Scalar[]): Partial<ColumnSchema> | undefined {
  if (column.values !== undefined) return undefined;
  if (column.type === "boolean") return undefined;
  const coerced = values.map((value) => coerce(column, value));
  if (coerced.includes(undefined) || new Set(coerced).size < values.length) return undefined;
  const isPlain = ["text", "numerical", "unknown"].includes(column.type);
  return { ...(isPlain && { type: "categorical" as const }), values: coerced as Scalar[] };
}

/** A constant may be written as text whatever the column's type. */
function coerce({ type }: ColumnSchema, value: Scalar): Scalar | undefined {
  const isNumber = type === "numerical";
  if (type === "unknown") return value;
  if (isNumber && typeof value === "string")
    return value.trim() === "" || Number.isNaN(Number(value)) ? undefined : Number(value);
  return isNumber === (typeof value === "number") ? value : undefined;
}

function setPattern(
  { type, subtype, format }: ColumnSchema,
  pattern: string,
): Partial<ColumnSchema> | undefined {
  const isText =
    !["numerical", "boolean", "date", "datetime", "time"].includes(type) && subtype === undefined;
  return isText && format === undefined ? { format: pattern } : undefined;
}

type Bound = Condition & { kind: "bound" };

/** Whole numbers above 0 start with 1; of others "above" is a rule of its own, as is a second bound. */
function applyBound(target: Target, { column: name, operator, value }: Bound): Rule[] | undefined {
  const found = findColumn(target.table, name);
  const column = found && target.columns.get(found.name);
  const bound = column && coerce(column, value);
  if (bound === undefined || column === undefined || found === undefined) return undefined;
  if (!isOrdered(column) || readBound(column, bound) === undefined) return undefined;
  const key = operator.startsWith(">") ? "min" : "max";
  const isStrict = !operator.endsWith("=");
  const isWhole = column.subtype === "integer" && Number.isInteger(bound);
  const inclusive = isStrict && isWhole ? Number(bound) + (key === "min" ? 1 : -1) : bound;
  const isFree = column[key] === undefined || (key === "min" && column.min === 0 && Number(inclusive) > 0);
  if (isFree && (!isStrict || isWhole)) return change(target, name, () => ({ [key]: inclusive }));
  const params = { [key === "min" ? "low" : "high"]: bound, ...(isStrict && { strict: true }) };
  return [{ kind: "range", columns: [found.name], params }];
}

function isOrdered({ type }: ColumnSchema): boolean {
  return ["numerical", "date", "datetime", "time"].includes(type);
}

function keepAsSql({ context, table }: Target, { start, end, names }: Condition): Rule[] {
  const { scanner } = context.cursor;
  const columns = [
    ...new Set(names.map((name) => findColumn(table, name)?.name).filter((name) => name !== undefined)),
  ];
  const place = `"${shortenName(table.name.name)}"`;
  if (columns.length === 0 || end - start > LONGEST_EXPRESSION) {
    context.note(`a condition of ${place} is left out`, start);
    return [];
  }
  context.note(`a condition of ${place} is kept word for word as a rule in SQL`, start);
  return [{ kind: "sql", columns, params: { expression: scanner.text.slice(start, end) } }];
}
