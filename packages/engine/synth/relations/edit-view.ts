/** @file Taking columns out of a table and its schema, and putting others in; the rest is shared. */
import type { Column, ColumnSchema, Rule, Table, TableSchema } from "../../table/index.ts";
import type { ReducedTable, RelationView } from "./relation.ts";

export interface AddedColumn {
  readonly name: string;
  readonly column: Column;
  readonly schema: ColumnSchema;
}

export interface ColumnEdit {
  readonly drop: readonly string[];
  /** Stand where the first of the dropped stood. */
  readonly add?: readonly AddedColumn[];
  /** The added column that is missing where the dropped one was: rules of presence go over to it. */
  readonly presentLike?: Readonly<Record<string, string>>;
}

const PRESENCE_RULES = new Set(["fixed-null-combinations", "conditional-presence"]);

export function editView(
  { table, schema }: ReducedTable,
  { drop, add = [], presentLike = {} }: ColumnEdit,
): ReducedTable {
  const columns = new Map<string, Column>();
  const columnSchemas: Record<string, ColumnSchema> = {};
  const put = ({ name, column, schema: columnSchema }: AddedColumn) => {
    columns.set(name, column);
    columnSchemas[name] = columnSchema;
  };
  let isOpen = true;
  for (const [name, column] of table.columns) {
    if (!drop.includes(name)) put({ name, column, schema: schema.columns[name] ?? { type: "unknown" } });
    else if (isOpen) {
      for (const added of add) put(added);
      isOpen = false;
    }
  }
  const edited = { ...table, columns };
  return { table: edited, schema: keepKnown({ ...schema, columns: columnSchemas }, drop, presentLike) };
}

function keepKnown(
  schema: TableSchema,
  drop: readonly string[],
  presentLike: Readonly<Record<string, string>>,
): TableSchema {
  const stays = (names: readonly string[]) => !names.some((name) => drop.includes(name));
  const rename = (rule: Rule): Rule => {
    if (!PRESENCE_RULES.has(rule.kind)) return rule;
    const isFree = (place: number) => place === 0 || !saysValues(rule);
    const columns = rule.columns.map((name, place) => (isFree(place) ? (presentLike[name] ?? name) : name));
    return { ...rule, columns };
  };
  return {
    ...schema,
    primaryKey: stays(schema.primaryKey) ? schema.primaryKey : [],
    uniqueKeys: schema.uniqueKeys.filter(stays),
    foreignKeys: schema.foreignKeys.filter(({ columns }) => stays(columns)),
    rules: schema.rules.map(rename).filter(({ columns }) => stays(columns)),
  };
}

/** A condition on values, other than on missing ones, does not go over to a column of other values. */
function saysValues({ params }: Rule): boolean {
  return [params["values"], params["except"]].some(
    (list) => Array.isArray(list) && list.some((value) => value !== null),
  );
}

/** For restoring: the order of columns is set by the caller. */
export function editTable(
  table: Table,
  { drop, add }: { drop: readonly string[]; add: readonly (readonly [string, Column])[] },
): Table {
  const columns = new Map(table.columns);
  for (const name of drop) columns.delete(name);
  for (const [name, column] of add) columns.set(name, column);
  return { ...table, columns };
}

/** The wished name, or with a number behind it where a column has that name already. */
export function freeName({ table, sourceNames }: RelationView, wished: string): string {
  const isTaken = (name: string) => table.columns.has(name) || sourceNames.has(name);
  if (!isTaken(wished)) return wished;
  for (let number = 2; ; number++) {
    const name = `${wished} ${number}`;
    if (!isTaken(name)) return name;
  }
}
