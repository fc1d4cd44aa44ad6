import { DatabaseSync } from "node:sqlite";
import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitrarySchema } from "../../testing/arbitrary-schema.ts";
import { mysql, postgresql, sqlite } from "./index.ts";

const formats = [postgresql, mysql, sqlite];

test.each(formats)("$name: what it can say comes back as it was; what it cannot is noted", (format) => {
  fc.assert(
    fc.property(arbitrarySchema, (schema) => {
      const first = format.import(format.export(schema).text);
      expect(first.notes).toEqual([]);
      expect(Object.keys(first.schema.tables).toSorted()).toEqual(Object.keys(schema.tables).toSorted());
      for (const [name, table] of Object.entries(schema.tables)) {
        const back = first.schema.tables[name]!;
        expect(Object.keys(back.columns)).toEqual(Object.keys(table.columns));
        expect(back.primaryKey).toEqual(table.primaryKey);
      }
      const again = format.export(first.schema);
      expect(again.notes).toEqual([]);
      expect(format.import(again.text).schema).toEqual(first.schema);
    }),
    { numRuns: 100 },
  );
});

test("SQLite runs what is written for it", () => {
  fc.assert(
    fc.property(arbitrarySchema, (schema) => {
      const database = new DatabaseSync(":memory:");
      database.exec(sqlite.export(schema).text);
      const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
      expect(tables.map(({ name }) => name).toSorted()).toEqual(Object.keys(schema.tables).toSorted());
      database.close();
    }),
    { numRuns: 60 },
  );
});

test.each(formats)("$name is recognised in what it wrote", (format) => {
  const { text } = format.export({
    version: 1,
    tables: {
      a: {
        columns: {
          id: { type: "id", subtype: "integer" },
          when: { type: "datetime" },
          what: { type: "json" },
        },
        primaryKey: ["id"],
        uniqueKeys: [],
        foreignKeys: [],
        rules: [],
      },
    },
    rules: [],
  });
  expect(format.recognise(text)).toBeGreaterThanOrEqual(0.5);
  expect(format.recognise('{"version": 1}')).toBe(0);
});
