/**
 * @file What the foreign keys of a Schema make of its tables. The kind of a relationship follows from uniqueness:
 * a foreign key that covers a key of its own table has at most one row per parent; a table whose key is made of
 * two foreign keys joins their two parents.
 */
import { findTableSchema, isNullableColumn } from "./find-column.ts";
import type { ForeignKey, Schema, TableSchema } from "./schema.ts";

export interface KeyRelationship {
  readonly kind: "one-to-one" | "one-to-many";
  readonly parent: string;
  readonly child: string;
  readonly foreignKey: ForeignKey;
  /** Whether a child may have no parent. */
  readonly optional: boolean;
}

export interface JoinRelationship {
  readonly kind: "many-to-many";
  readonly tables: readonly [string, string];
  readonly joinTable: string;
  readonly foreignKeys: readonly [ForeignKey, ForeignKey];
}

export type Relationship = KeyRelationship | JoinRelationship;

export function listRelationships(schema: Schema): Relationship[] {
  return [...listKeyRelationships(schema), ...listJoinRelationships(schema)];
}

/** One per foreign key, in the order of the Schema; keys that lead to no table are left out. */
export function listKeyRelationships(schema: Schema): KeyRelationship[] {
  return Object.entries(schema.tables).flatMap(([child, table]) =>
    table.foreignKeys
      .filter(({ references }) => findTableSchema(schema, references.table) !== undefined)
      .map((foreignKey) => ({
        kind: coversKey(table, foreignKey.columns) ? ("one-to-one" as const) : ("one-to-many" as const),
        parent: foreignKey.references.table,
        child,
        foreignKey,
        optional: foreignKey.columns.some((column) => isNullableColumn(table, column)),
      })),
  );
}

export function listJoinRelationships(schema: Schema): JoinRelationship[] {
  return Object.entries(schema.tables).flatMap(([joinTable, table]) =>
    findJoinPairs(table).map((foreignKeys) => {
      const [left, right] = foreignKeys;
      const tables = [left.references.table, right.references.table] as const;
      return { kind: "many-to-many" as const, tables, joinTable, foreignKeys };
    }),
  );
}

/** Whether the columns contain the primary key or a unique key, so that no two rows agree in all of them. */
export function coversKey(table: TableSchema, columns: readonly string[]): boolean {
  const keys = [table.primaryKey, ...table.uniqueKeys].filter((key) => key.length > 0);
  return keys.some((key) => key.every((column) => columns.includes(column)));
}

/** Pairs of foreign keys that make up a key together, or all columns of a table without one, and not alone. */
function findJoinPairs(table: TableSchema): [ForeignKey, ForeignKey][] {
  const declared = [table.primaryKey, ...table.uniqueKeys].filter((key) => key.length > 0);
  const keys = declared.length > 0 ? declared : [Object.keys(table.columns)];
  const covers = (columns: readonly string[]) =>
    keys.some((key) => key.every((column) => columns.includes(column)));
  const isPart = ({ columns }: ForeignKey) =>
    keys.some((key) => columns.every((column) => key.includes(column))) && !covers(columns);
  const parts = table.foreignKeys.filter(isPart);
  return parts.flatMap((left, index) =>
    parts
      .slice(index + 1)
      .filter((right) => covers([...left.columns, ...right.columns]))
      .map((right): [ForeignKey, ForeignKey] => [left, right]),
  );
}
