/** @file A database whose keys are known, and how much of them was found. */
import { countNulls } from "../../column/column.ts";
import type { DetectedKeys, ReferenceGuess } from "../../detect/keys/key-guesses.ts";
import { type Database, getColumn, makeTable, type Table } from "../../table.ts";

export interface KnownReference {
  readonly table: string;
  readonly columns: readonly string[];
  readonly references: { readonly table: string; readonly columns: readonly string[] };
}

export interface KnownDatabase {
  readonly database: Database;
  readonly primaryKeys: ReadonlyMap<string, readonly string[]>;
  readonly foreignKeys: readonly KnownReference[];
}

export interface KeyScore {
  /** References with at least one value. */
  readonly declared: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  /** Tables with rows, and those whose primary key was not found or not right. */
  readonly tables: number;
  readonly wrongPrimaryKeys: readonly string[];
}

export function scoreKeys(found: DetectedKeys, known: KnownDatabase): KeyScore {
  const declared = new Set(
    known.foreignKeys.filter((key) => holdsValues(known.database, key)).map(writeReference),
  );
  const guessed = new Set(found.foreignKeys.map(writeReference));
  const tables = [...known.database.values()].filter(({ rowCount }) => rowCount > 0);
  const isRight = ({ name }: Table) => {
    const columns = found.primaryKeys.find(({ table }) => table === name)?.columns ?? [];
    return sameNames(columns, known.primaryKeys.get(name) ?? []);
  };
  return {
    declared: declared.size,
    missed: [...declared.difference(guessed)],
    wrong: [...guessed.difference(declared)],
    tables: tables.length,
    wrongPrimaryKeys: tables.filter((table) => !isRight(table)).map(({ name }) => name),
  };
}

/** The same data as tables t1 … and columns c1 …. */
export function hideNames({ database, primaryKeys, foreignKeys }: KnownDatabase): KnownDatabase {
  const hiddenTables = new Map([...database.keys()].map((name, place) => [name, `t${place + 1}`]));
  const hideTable = (name: string) => hiddenTables.get(name) ?? name;
  const hideColumns = (table: string, names: readonly string[]) => {
    const all = [...(database.get(table)?.columns.keys() ?? [])];
    return names.map((name) => `c${all.indexOf(name) + 1}`);
  };
  const hidden = [...database].map(([name, table]) =>
    makeTable(
      hideTable(name),
      [...table.columns.values()].map((column, place) => [`c${place + 1}`, column] as const),
    ),
  );
  return {
    database: new Map(hidden.map((table) => [table.name, table])),
    primaryKeys: new Map(
      [...primaryKeys].map(([table, names]) => [hideTable(table), hideColumns(table, names)]),
    ),
    foreignKeys: foreignKeys.map(({ table, columns, references }) => ({
      table: hideTable(table),
      columns: hideColumns(table, columns),
      references: {
        table: hideTable(references.table),
        columns: hideColumns(references.table, references.columns),
      },
    })),
  };
}

function holdsValues(database: Database, { table, columns }: KnownReference): boolean {
  const child = database.get(table) as Table;
  return columns.every((name) => countNulls(getColumn(child, name)) < child.rowCount);
}

/** The order in which the columns of a reference are listed does not matter. */
function writeReference({ table, columns, references }: KnownReference | ReferenceGuess): string {
  const pairs = columns.map((column, place) => `${column} → ${references.columns[place]}`).sort();
  return `${table} → ${references.table}: ${pairs.join(", ")}`;
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
