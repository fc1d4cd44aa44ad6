/** @file Brings the database up to date at start, and refuses one that is ahead of this code. */
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { storeErrors } from "./errors.ts";
import { migrations as ownMigrations } from "./migrations/index.ts";
import { DATABASE_SCHEMA, type Tables } from "./schema.ts";

export async function migrateToLatest(
  db: Kysely<Tables>,
  migrations: Readonly<Record<string, Migration>> = ownMigrations,
): Promise<void> {
  await refuseNewer(db, migrations);
  const migrator = new Migrator({
    db,
    migrationTableSchema: DATABASE_SCHEMA,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === "Error");
  if (failed === undefined) throw error;
  throw storeErrors.create("migration-failed", { migration: failed.migrationName }, { cause: error });
}

async function refuseNewer(db: Kysely<Tables>, known: Readonly<Record<string, Migration>>): Promise<void> {
  const table = sql.table(`${DATABASE_SCHEMA}.kysely_migration`);
  const there = await sql<{ found: string | null }>`
    select to_regclass(${`${DATABASE_SCHEMA}.kysely_migration`})::text as found`.execute(db);
  if (there.rows[0]?.found == null) return;
  const applied = await sql<{ name: string }>`select name from ${table} order by name`.execute(db);
  const unknown = applied.rows.findLast(({ name }) => !(name in known));
  if (unknown !== undefined) throw storeErrors.create("database-newer", { migration: unknown.name });
}
