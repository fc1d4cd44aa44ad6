/**
 * @file Whole people in place of single rows: a row of a table that others point to, beside what its children, and
 * theirs, sum up to; and where a person has several rows of one table, what those sum up to. Someone can be known by
 * how many orders they made, and no single row shows it.
 */
import { Random } from "../../base/index.ts";
import {
  type Column,
  type ColumnSchema,
  type Database,
  isNull,
  makeTable,
  renderCell,
  type Schema,
  type Table,
  type TableSchema,
  takeColumn,
} from "../../table/index.ts";
import { aggregateChildren } from "../metrics/classifiers/aggregate-children.ts";
import { linkRows } from "../sides/link-rows.ts";
import type { PrivacyInput, TableUnderAttack } from "./attack.ts";

/** Children and their children; further down means of means say nothing of a person. */
const DEEPEST = 2;

interface Entities {
  readonly table: Table;
  readonly schema: TableSchema;
}

export function* listEntities({ attackCount, ...input }: PrivacyInput): Generator<TableUnderAttack> {
  const { schema, seed } = input;
  const random = new Random(seed).stream("entities");
  for (const [name, described] of Object.entries(schema.tables)) {
    if (described.reference) continue;
    const gather = chooseGather(name, schema);
    if (gather === undefined) continue;
    const [real, synthetic, holdout] = [input.real, input.synthetic, input.holdout].map((database) =>
      database === undefined ? undefined : gather(database),
    );
    if (real === undefined || synthetic === undefined) continue;
    const sides = { real: real.table, synthetic: synthetic.table, holdout: holdout?.table };
    const title =
      described.entity === undefined ? `${name} with its children` : `${name} by ${described.entity}`;
    yield { name: title, ...sides, schema: real.schema, random: random.stream(name), attackCount };
  }
}

/** Roots are pointed to and point to nobody but themselves and reference tables. */
function chooseGather(
  name: string,
  schema: Schema,
): ((database: Database) => Entities | undefined) | undefined {
  const described = schema.tables[name] as TableSchema;
  const { entity } = described;
  if (entity !== undefined) return (database) => gatherRows(database.get(name), described, entity);
  const pointsOn = described.foreignKeys.some(
    ({ references }) => references.table !== name && schema.tables[references.table]?.reference !== true,
  );
  if (pointsOn || listChildren(name, schema).length === 0) return undefined;
  return (database) => gatherChildren(name, database, schema, []);
}

function listChildren(parent: string, schema: Schema) {
  return Object.entries(schema.tables).flatMap(([child, { foreignKeys }]) =>
    child === parent
      ? []
      : foreignKeys
          .filter(({ references }) => references.table === parent)
          .map(({ columns, references }) => ({ child, from: columns, to: references.columns })),
  );
}

function gatherChildren(
  name: string,
  database: Database,
  schema: Schema,
  path: readonly string[],
): Entities | undefined {
  const [table, described] = [database.get(name), schema.tables[name]];
  if (table === undefined || described === undefined) return undefined;
  const columns = new Map(table.columns);
  const types: Record<string, ColumnSchema> = { ...described.columns };
  const children = path.length < DEEPEST ? listChildren(name, schema) : [];
  for (const { child, from, to } of children) {
    if (path.includes(child)) continue;
    const inner = gatherChildren(child, database, schema, [...path, name]);
    const keys = inner && [pickColumns(inner.table, from), pickColumns(table, to)];
    if (inner === undefined || keys?.[0] === undefined || keys[1] === undefined) continue;
    for (const [sum, values] of aggregateChildren(inner.table, inner.schema, linkRows(keys[0], keys[1]))) {
      const added = `${child} by ${from.join(", ")}: ${sum}`;
      columns.set(added, toColumn(values));
      types[added] = { type: "numerical" };
    }
  }
  return { table: makeTable(name, columns), schema: { ...described, columns: types } };
}

/** One row for each person of a table in which people have several. */
function gatherRows(table: Table | undefined, schema: TableSchema, entity: string): Entities | undefined {
  const column = table?.columns.get(entity);
  if (table === undefined || column === undefined) return undefined;
  const people = takeColumn(column, findFirstRows(column));
  const sums = aggregateChildren(table, schema, linkRows([column], [people]));
  const columns = [...sums].map(([sum, values]) => [sum, toColumn(values)] as const);
  const types = Object.fromEntries(columns.map(([sum]) => [sum, { type: "numerical" as const }]));
  return {
    table: makeTable(table.name, columns),
    schema: { ...schema, columns: types, primaryKey: [], uniqueKeys: [], foreignKeys: [], rules: [] },
  };
}

function findFirstRows(column: Column): Int32Array {
  const seen = new Set<string>();
  const rows: number[] = [];
  for (let row = 0; row < column.length; row++) {
    if (isNull(column, row)) continue;
    const value = renderCell(column, row) as string;
    if (seen.has(value)) continue;
    seen.add(value);
    rows.push(row);
  }
  return Int32Array.from(rows);
}

function pickColumns(table: Table, names: readonly string[]): Column[] | undefined {
  const columns = names.flatMap((name) => table.columns.get(name) ?? []);
  return columns.length === names.length ? columns : undefined;
}

/** Parents without a child that has a value have no mean. */
function toColumn(values: Float64Array): Column {
  const nulls = Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0));
  const present = values.map((value) => (Number.isNaN(value) ? 0 : value));
  return { kind: "float64", length: values.length, values: present, ...(nulls.includes(1) && { nulls }) };
}
