import { expect, test } from "vitest";
import { listJoinRelationships, listKeyRelationships, listRelationships } from "./relationships.ts";
import { makeKeyTable, makeSchema } from "./testing/make-schema.ts";

const key = (column: string, table: string) => ({
  columns: [column],
  references: { table, columns: ["id"] },
});
const ids = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { type: "id" }]));

test("a foreign key is one to many, or one to one where it covers a key of its own table", () => {
  const schema = makeSchema({
    person: makeKeyTable(),
    passport: { columns: ids("person"), primaryKey: ["person"], foreignKeys: [key("person", "person")] },
    desk: { columns: ids("id", "owner"), uniqueKeys: [["owner"]], foreignKeys: [key("owner", "person")] },
    visit: makeKeyTable({ "person?": "person" }),
  });
  const kinds = listKeyRelationships(schema).map(({ child, kind, optional }) => [child, kind, optional]);
  expect(kinds).toEqual([
    ["passport", "one-to-one", false],
    ["desk", "one-to-one", true],
    ["visit", "one-to-many", true],
  ]);
});

test("a table whose key is two foreign keys joins their parents; further columns do not matter", () => {
  const schema = makeSchema({
    film: makeKeyTable(),
    actor: makeKeyTable(),
    film_actor: {
      columns: { ...ids("film", "actor"), updated: { type: "datetime" } },
      primaryKey: ["actor", "film"],
      foreignKeys: [key("film", "film"), key("actor", "actor")],
    },
    likes: { columns: ids("film", "actor"), foreignKeys: [key("film", "film"), key("actor", "actor")] },
    scene: { columns: ids("film", "no"), primaryKey: ["film", "no"], foreignKeys: [key("film", "film")] },
  });
  const joins = listJoinRelationships(schema).map(({ tables, joinTable }) => [joinTable, ...tables]);
  expect(joins).toEqual([
    ["film_actor", "film", "actor"],
    ["likes", "film", "actor"],
  ]);
  expect(listRelationships(schema)).toHaveLength(5 + 2);
});

test("a table may join a table with itself; a key that covers the whole key alone joins nothing", () => {
  const schema = makeSchema({
    country: makeKeyTable(),
    province: {
      columns: ids("name", "country"),
      primaryKey: ["name", "country"],
      foreignKeys: [key("country", "country")],
    },
    borders: {
      columns: ids("a", "b"),
      primaryKey: ["a", "b"],
      foreignKeys: [key("a", "country"), key("b", "country")],
    },
    capital: {
      columns: ids("name", "country"),
      primaryKey: ["name", "country"],
      foreignKeys: [
        key("country", "country"),
        { columns: ["name", "country"], references: { table: "province", columns: ["name", "country"] } },
      ],
    },
  });
  expect(listJoinRelationships(schema).map(({ joinTable }) => joinTable)).toEqual(["borders"]);
});
