import { loadSharedDatabase, readSharedDescription } from "./load-shared.ts";
import type { KnownDatabase } from "./synthetic-schema/known-database.ts";

interface Description {
  readonly tables: Readonly<Record<string, { readonly primary_key?: readonly string[] | null }>>;
  readonly foreign_keys: readonly {
    readonly table: string;
    readonly columns: readonly string[];
    readonly ref_table: string;
    readonly ref_columns: readonly string[];
  }[];
}

/** A database of the collection with the keys that its description declares. */
export function loadKnownDatabase(name: string): KnownDatabase {
  const { tables, foreign_keys } = readSharedDescription("relational", name) as Description;
  return {
    database: loadSharedDatabase(name),
    primaryKeys: new Map(
      Object.entries(tables).map(([table, { primary_key }]) => [table, primary_key ?? []]),
    ),
    foreignKeys: foreign_keys.map(({ table, columns, ref_table, ref_columns }) => ({
      table,
      columns,
      references: { table: ref_table, columns: ref_columns },
    })),
  };
}
