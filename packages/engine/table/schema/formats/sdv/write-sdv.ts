/**
 * @file A Schema as SDV's metadata V2, so that SDV itself accepts it: keys have a kind that may be one, a column
 * belongs to one relationship, relationships lead to primary keys and form no ring.
 */
import { findColumnSchema, findTableSchema } from "../../find-column.ts";
import { listSelfReferences, orderTables } from "../../order-tables.ts";
import type { ForeignKey, Schema, TableSchema } from "../../schema.ts";
import { writeJson } from "../../write-json.ts";
import type { ExportedSchema } from "../schema-format.ts";
import { writeColumn } from "./write-column.ts";

/** Kinds that SDV refuses for a key. */
const NO_KEYS: ReadonlySet<string> = new Set(
  "numerical categorical ordinal datetime unknown ipv4_address ipv6_address".split(" "),
);

export function writeSdv(schema: Schema): ExportedSchema {
  const keys = chooseForeignKeys(schema);
  const referring = listKeyColumns(keys);
  const tables = Object.entries(schema.tables).map(([name, table]) => {
    return [name, writeTable(table, referring.get(name) ?? new Set())] as const;
  });
  const relationships = keys.map(({ child, key }) => ({
    parent_table_name: key.references.table,
    parent_primary_key: toKey(key.references.columns),
    child_table_name: child,
    child_foreign_key: toKey(key.columns),
  }));
  const metadata = { tables: Object.fromEntries(tables), relationships, METADATA_SPEC_VERSION: "V2" };
  return { text: `${writeJson(metadata)}\n`, notes: [] };
}

interface OwnedKey {
  readonly child: string;
  readonly key: ForeignKey;
}

function chooseForeignKeys(schema: Schema): OwnedKey[] {
  const refused = new Set(
    [...orderTables(schema).deferred, ...listSelfReferences(schema)].map(({ foreignKey }) => foreignKey),
  );
  return Object.entries(schema.tables).flatMap(([child, table]) => {
    const used = new Set<string>();
    return table.foreignKeys
      .filter((key) => {
        const { references, columns } = key;
        const primaryKey = findTableSchema(schema, references.table)?.primaryKey.toSorted();
        const isPrimary = JSON.stringify(primaryKey) === JSON.stringify(references.columns.toSorted());
        const isFree = !columns.some(
          (column) => used.has(column) || findColumnSchema(table, column) === undefined,
        );
        if (refused.has(key) || !isPrimary || !isFree || columns.length !== references.columns.length)
          return false;
        for (const column of columns) used.add(column);
        return true;
      })
      .map((key) => ({ child, key }));
  });
}

/** Per table the columns that take part in a relationship, at either end; SDV wants them of one kind. */
function listKeyColumns(keys: readonly OwnedKey[]): Map<string, Set<string>> {
  const ends = keys.flatMap(({ child, key }) => [
    ...key.columns.map((column) => [child, column] as const),
    ...key.references.columns.map((column) => [key.references.table, column] as const),
  ]);
  return new Map(
    [...Map.groupBy(ends, ([table]) => table)].map(([table, list]) => [
      table,
      new Set(list.map(([, c]) => c)),
    ]),
  );
}

function writeTable(table: TableSchema, referring: ReadonlySet<string>): object {
  const { primaryKey, entity } = table;
  const alternate = table.uniqueKeys.filter((key) => key.length === 1 && key[0] !== primaryKey[0]).flat();
  const sequence = entity !== undefined && !primaryKey.includes(entity) ? entity : undefined;
  const kinds = new Map(Object.entries(table.columns).map(([name, column]) => [name, writeColumn(column)]));
  const mustBeKeys = new Set([...referring, ...alternate, ...(sequence === undefined ? [] : [sequence])]);
  if (!primaryKey.some((name) => mustBeKeys.has(name) || isKeyKind(kinds.get(name) ?? {})))
    for (const name of primaryKey.slice(0, 1)) mustBeKeys.add(name);
  const neverNull = new Set([...primaryKey, ...alternate]);
  const columns = [...kinds].map(([name, column]) => {
    const isKey = referring.has(name) || (mustBeKeys.has(name) && !isKeyKind(column));
    const written = isKey ? asId(column) : column;
    return [name, neverNull.has(name) ? dropNullable(written) : written];
  });
  return {
    columns: Object.fromEntries(columns),
    ...(primaryKey.length > 0 && { primary_key: toKey(primaryKey) }),
    ...(alternate.length > 0 && { alternate_keys: [...new Set(alternate)] }),
    ...(sequence !== undefined && { sequence_key: sequence }),
  };
}

function isKeyKind({ sdtype }: Record<string, unknown>): boolean {
  return typeof sdtype === "string" && !NO_KEYS.has(sdtype);
}

function asId({ sdtype, regex_format: pattern, range_is_nullable: nullable }: Record<string, unknown>) {
  return {
    sdtype: "id",
    ...(sdtype === "id" && pattern !== undefined && { regex_format: pattern }),
    ...(nullable !== undefined && { range_is_nullable: nullable }),
  };
}

/** Keys are never null in SDV, and it wants that unsaid or false. */
function dropNullable({ range_is_nullable: nullable, ...rest }: Record<string, unknown>) {
  return nullable === false ? { ...rest, range_is_nullable: false } : rest;
}

function toKey(columns: readonly string[]): string | readonly string[] {
  const [only] = columns;
  return columns.length === 1 && only !== undefined ? only : columns;
}
