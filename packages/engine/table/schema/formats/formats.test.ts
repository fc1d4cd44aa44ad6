import { expect, test } from "vitest";
import { makeKeyTable, makeSchema } from "../testing/make-schema.ts";
import { importSchema, recogniseSchemaFormat, schemaFormatNames, schemaFormats } from "./index.ts";

const schema = makeSchema({
  customer: makeKeyTable(),
  order: makeKeyTable({ customer: "customer" }),
});

test.each(schemaFormatNames)("%s: what it writes it recognises and reads", (name) => {
  const { text } = schemaFormats[name].export(schema);
  // What SQL has in common is taken for PostgreSQL's, which reads it in the same way.
  const expected = name === "sqlite" ? "postgresql" : name;
  expect(recogniseSchemaFormat(text)).toBe(expected);
  const imported = importSchema(text, "a test");
  expect(imported.notes).toEqual([]);
  expect(Object.keys(imported.schema.tables)).toEqual(["customer", "order"]);
  expect(imported.schema.tables["order"]?.foreignKeys).toEqual(schema.tables["order"]?.foreignKeys);
});

test("losses are told where they happen; nothing is said of what is kept", () => {
  const rich = makeSchema({
    t: {
      columns: {
        id: { type: "id" },
        mail: { type: "email", role: "identifier", unit: "x" },
        size: { type: "ordinal", values: ["s", "l"] },
      },
      primaryKey: ["id"],
      rules: [{ kind: "one-hot", columns: ["id", "size"] }],
    },
  });
  const notes = schemaFormats.postgresql.export(rich).notes.map(({ path, message }) => `${path}: ${message}`);
  expect(notes).toEqual([
    "tables.t.columns.mail.type: becomes text in this format",
    "tables.t.columns.mail.unit: cannot be said in this format",
    "tables.t.columns.mail.role: cannot be said in this format",
    "tables.t.columns.size.type: becomes categorical in this format",
    "tables.t.rules[0]: cannot be said in this format",
  ]);
  expect(schemaFormats.json.export(rich).notes).toEqual([]);
});

test.each(["", "hello there", "<xml/>", "[1, 2]", "a,b\n1,2\n"])("%j is no schema", (text) => {
  expect(recogniseSchemaFormat(text)).toBeUndefined();
  expect(() => importSchema(text, "a test")).toThrowError(
    expect.objectContaining({ code: "schema-format-unknown" }),
  );
});
