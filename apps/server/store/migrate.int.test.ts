import type { Migration } from "kysely/migration";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDataFolder } from "../testing/server-process.ts";
import { type OpenPool, openPool, prepareDatabase } from "./connect.ts";
import { type EmbeddedDatabase, openEmbedded } from "./embedded/open-embedded.ts";
import { migrateToLatest } from "./migrate.ts";
import { migrations } from "./migrations/index.ts";

const folder = makeDataFolder();
let database: EmbeddedDatabase;
let store: OpenPool;

beforeAll(async () => {
  database = await openEmbedded(folder.path);
  store = openPool(database.url, () => {});
  await prepareDatabase(store.db, database.url);
});
afterAll(async () => {
  await store.pool.end();
  await database.stop();
  folder.remove();
});

const listTables = async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client
    .query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'semblance' order by 1",
    )
    .finally(() => client.end());
  return rows.map(({ name }) => name);
};

test("up to date, and again without a change", async () => {
  await migrateToLatest(store.db);
  const tables = await listTables();
  expect(tables).toContain("instance");
  await migrateToLatest(store.db);
  expect(await listTables()).toEqual(tables);
});

test("a migration that fails is named, keeps its cause, and leaves nothing half-made", async () => {
  const before = await listTables();
  const broken: Migration = {
    up: async (db) => {
      await db.schema.createTable("half").addColumn("id", "integer").execute();
      throw new Error("the reason");
    },
  };
  await expect(migrateToLatest(store.db, { ...migrations, "9998-broken": broken })).rejects.toMatchObject({
    code: "migration-failed",
    message: expect.stringContaining("9998-broken"),
    cause: { message: "the reason" },
  });
  expect(await listTables()).toEqual(before);
  await migrateToLatest(store.db);
});
