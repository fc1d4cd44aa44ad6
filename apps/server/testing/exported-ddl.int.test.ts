/** @file What a Schema's export says in PostgreSQL's words is run by a real PostgreSQL. */
import {
  findTableSchema,
  importSchema,
  orderTables,
  type Schema,
  schemaFormats,
} from "@semblance/engine/table";
import fc from "fast-check";
import pg from "pg";
import { expect, test } from "vitest";
import { arbitrarySchema } from "../../../packages/engine/table/schema/testing/arbitrary-schema.ts";
import { openEmbedded } from "../store/embedded/open-embedded.ts";
import { useCleanups } from "./cleanups.ts";

const cleanups = useCleanups();

const shop = `
CREATE TYPE state AS ENUM ('new', 'it''s paid');
CREATE TABLE staff (id serial PRIMARY KEY, store int NOT NULL, code text CHECK (code ~ '^[A-Z]{2}\\d$'));
CREATE TABLE store (id serial PRIMARY KEY, boss int REFERENCES staff, opened date CHECK (opened >= '2000-01-01'));
ALTER TABLE staff ADD FOREIGN KEY (store) REFERENCES store;
CREATE TABLE sale (store int REFERENCES store, no int, state state NOT NULL, net numeric(9,2), gross numeric(9,2),
  PRIMARY KEY (store, no), CHECK (net <= gross), CHECK (net > 0 OR state = 'new'));
CREATE TABLE line (store int, sale int, item uuid UNIQUE, FOREIGN KEY (store, sale) REFERENCES sale);`;

async function createIn(client: pg.Client, space: string, schema: Schema): Promise<void> {
  const name = client.escapeIdentifier(space);
  await client.query(`CREATE SCHEMA ${name}; SET search_path TO ${name}`);
  await client.query(schemaFormats.postgresql.export(schema).text);
}

async function countConstraints(client: pg.Client, space: string, kind: "f" | "p" | "u"): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_constraint
     WHERE connamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND contype = $2`,
    [space, kind],
  );
  return rows[0]?.count ?? 0;
}

test("PostgreSQL runs it: every table, every key that PostgreSQL can have", async () => {
  const database = await openEmbedded(cleanups.makeFolder());
  cleanups.add(() => database.stop());
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  cleanups.add(() => client.end());

  const { schema } = importSchema(shop, "the test");
  await createIn(client, "shop", schema);
  expect(await countConstraints(client, "shop", "f")).toBe(4);
  expect(await countConstraints(client, "shop", "p")).toBe(3);
  expect(await countConstraints(client, "shop", "u")).toBe(1);
  const refused = (text: string) => expect(client.query(text)).rejects.toMatchObject({ code: "23514" });
  await refused("INSERT INTO staff (id, store, code) VALUES (1, 1, 'xyz')");
  await refused("INSERT INTO store (id, opened) VALUES (1, '1999-12-31')");
  await refused("INSERT INTO sale VALUES (1, 1, 'lost', 1, 2)");
  await refused("INSERT INTO sale VALUES (1, 1, 'new', 3, 2)");

  const random = fc.sample(arbitrarySchema, { seed: 3, numRuns: 60 });
  for (const [index, each] of random.entries()) {
    const space = `random ${index}`;
    await createIn(client, space, each);
    const { rows } = await client.query<{ name: string }>(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = $1",
      [space],
    );
    expect(rows.map(({ name }) => name).toSorted()).toEqual(orderTables(each).order.toSorted());
    const keys = Object.values(each.tables).filter(({ primaryKey }) => primaryKey.length > 0).length;
    expect(await countConstraints(client, space, "p")).toBe(keys);
    for (const { name } of rows) expect(findTableSchema(each, name)).toBeDefined();
  }
});
