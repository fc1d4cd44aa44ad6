/** @file What detectors between tables look at: every foreign key as row numbers, and the same shuffled. */
import { type Random, shuffle } from "../../../../base/index.ts";
import type { Column } from "../../../column/column.ts";
import { findTableSchema } from "../../../schema/find-column.ts";
import type { ForeignKey, Schema, TableSchema, TablesRule } from "../../../schema/schema.ts";
import type { Database, Table } from "../../../table.ts";
import { codeValues } from "../../inside/value-codes.ts";
import type { RuleGuess } from "../../rule-kind.ts";
import { findParentRows } from "../key-rows.ts";
import { keyOf } from "../rule-tables.ts";

export interface Link {
  readonly child: Table;
  readonly parent: Table;
  readonly foreignKey: ForeignKey;
  /** Per row of the child: the parent's row, or a negative number. */
  readonly rows: Int32Array;
  /** The same with parents exchanged between rows: what chance would make of a relation. */
  readonly shuffled: Int32Array;
}

export interface LinkView {
  readonly database: Database;
  readonly schema: Schema;
  readonly links: readonly Link[];
  readonly random: Random;
}

export type BetweenDetector = (view: LinkView) => RuleGuess<TablesRule>[];

export function viewLinks(database: Database, schema: Schema, random: Random): LinkView {
  const links = [...database.values()].flatMap((child) =>
    (findTableSchema(schema, child.name)?.foreignKeys ?? []).flatMap((foreignKey) => {
      const parent = database.get(foreignKey.references.table);
      if (parent === undefined) return [];
      const rows = findParentRows(
        keyOf(child, foreignKey.columns),
        keyOf(parent, foreignKey.references.columns),
      );
      return [{ child, parent, foreignKey, rows, shuffled: exchangeParents(rows, random) }];
    }),
  );
  return { database, schema, links, random };
}

/** Columns that are part of no key and hold more than one value. */
export function listAttributes(table: Table, schema: Schema): (readonly [string, Column])[] {
  const keys = listKeyColumns(findTableSchema(schema, table.name));
  return [...table.columns].filter(([name, column]) => !keys.has(name) && variesSomewhere(column));
}

function variesSomewhere(column: Column): boolean {
  const { codes } = codeValues(column);
  let first = 0;
  for (const code of codes) {
    if (code === 0 || code === first) continue;
    if (first !== 0) return true;
    first = code;
  }
  return false;
}

export function listKeyColumns(table: TableSchema | undefined): ReadonlySet<string> {
  if (table === undefined) return new Set();
  return new Set([...table.primaryKey, ...table.foreignKeys.flatMap(({ columns }) => columns)]);
}

export function isTime(column: Column): boolean {
  return column.kind === "datetime" && column.part !== "time";
}

function exchangeParents(rows: Int32Array, random: Random): Int32Array {
  const linked = rows.filter((row) => row >= 0);
  shuffle(random, linked);
  let place = 0;
  return rows.map((row) => (row < 0 ? row : linked[place++]!));
}
