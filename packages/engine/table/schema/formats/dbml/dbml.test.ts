import fc from "fast-check";
import { expect, test } from "vitest";
import { isSemblanceError } from "../../../../base/index.ts";
import { arbitrarySchema } from "../../testing/arbitrary-schema.ts";
import { dbml } from "./index.ts";

test("what DBML can say comes back as it was; what it cannot is noted", () => {
  fc.assert(
    fc.property(arbitrarySchema, (schema) => {
      const first = dbml.import(dbml.export(schema).text);
      expect(first.notes).toEqual([]);
      expect(Object.keys(first.schema.tables)).toEqual(Object.keys(schema.tables));
      for (const [name, table] of Object.entries(schema.tables)) {
        const back = first.schema.tables[name]!;
        expect(Object.keys(back.columns)).toEqual(Object.keys(table.columns));
        expect(back.primaryKey).toEqual(table.primaryKey);
        expect(back.foreignKeys).toEqual(table.foreignKeys);
      }
      const again = dbml.export(first.schema);
      expect(again.notes).toEqual([]);
      expect(dbml.import(again.text).schema).toEqual(first.schema);
    }),
    { numRuns: 100 },
  );
});

const text = `
// made by hand
Project shop { database_type: 'PostgreSQL'
  Note: '''# Shop
  with { braces } and a Table x {
  '''
}
TablePartial stamped [headercolor: #fff] {
  created timestamp [not null]
}
Table public.customers as C [headercolor: #3498DB, note: 'all of them'] {
  id integer [pk, increment] // the key
  "full name" varchar(255) [not null, unique, note: 'it\\'s, long']
  price decimal(10,2) [default: 0.5, check: \`price >= 0 AND price < 100\`]
  tags text[]
  kind customer_kind [default: 'new']
  boss integer [ref: > C.id]
  note text
  ~stamped
  indexes {
    (kind, price) [name: 'by kind', unique]
    \`lower(kind)\` [unique]
    price
  }
  checks {
    \`price > boss\` [name: 'odd']
  }
  Note: 'people'
}
enum customer_kind {
  new [note: 'just came']
  "old one"
}
Table orders {
  customer int
  no int
  Note { 'block' }
  indexes { (customer, no) [pk] }
}
Table passport { owner int [pk]
  code "double precision" }
Ref name_of_it: orders.customer > customers.id [delete: cascade]
Ref { passport.owner - C.id }
Ref: lines.(c, n) > orders.(customer, no)
Table lines { c int
n int }
Ref: orders.no <> lines.n
TableGroup g { customers orders }
Frobnicate x { y }
`;

test("a file as people write it", () => {
  const { schema, notes } = dbml.import(text);
  expect(schema.tables).toEqual({
    customers: {
      columns: {
        id: { type: "id", subtype: "integer" },
        "full name": { type: "text", nullable: false },
        price: { type: "numerical", subtype: "decimal", format: ".2", min: 0 },
        tags: { type: "unknown" },
        kind: { type: "categorical", values: ["new", "old one"] },
        boss: { type: "id", subtype: "integer" },
        note: { type: "text" },
        created: { type: "datetime", nullable: false },
      },
      primaryKey: ["id"],
      uniqueKeys: [["full name"], ["kind", "price"]],
      foreignKeys: [{ columns: ["boss"], references: { table: "customers", columns: ["id"] } }],
      rules: [
        { kind: "range", columns: ["price"], params: { high: 100, strict: true } },
        { kind: "inequality", columns: ["boss", "price"], params: { strict: true } },
      ],
    },
    orders: {
      columns: {
        customer: { type: "id", subtype: "integer" },
        no: { type: "numerical", subtype: "integer" },
      },
      primaryKey: ["customer", "no"],
      uniqueKeys: [],
      foreignKeys: [{ columns: ["customer"], references: { table: "customers", columns: ["id"] } }],
      rules: [],
    },
    passport: {
      columns: { owner: { type: "id", subtype: "integer" }, code: { type: "numerical", subtype: "decimal" } },
      primaryKey: ["owner"],
      uniqueKeys: [],
      foreignKeys: [{ columns: ["owner"], references: { table: "customers", columns: ["id"] } }],
      rules: [],
    },
    lines: {
      columns: { c: { type: "id", subtype: "integer" }, n: { type: "id", subtype: "integer" } },
      primaryKey: [],
      uniqueKeys: [],
      foreignKeys: [{ columns: ["c", "n"], references: { table: "orders", columns: ["customer", "no"] } }],
      rules: [],
    },
  });
  expect(notes.map(({ line, message }) => `${line}: ${message}`)).toEqual([
    "13: notes are not kept",
    "15: arrays are of unknown type",
    "22: a key over an expression is left out",
    "47: a relationship of many to many is left out: it has no table",
    "49: an element that is not known is left out: Frobnicate",
  ]);
  expect(dbml.recognise(text)).toBeGreaterThan(0.5);
});

test.each([
  ["a quote", "Table a {\n  b int [note: 'x]\n}", { line: 2, column: 16 }],
  ["a comment", "/* x", { line: 1, column: 1 }],
])("%s that is never closed is an error with its place", (_name, broken, place) => {
  expect(() => dbml.import(broken)).toThrowError(
    expect.objectContaining({ code: "schema-text-broken", values: expect.objectContaining(place) }),
  );
});

const many = 100_000;
test.each([
  ["open blocks", `Table a {${" x {".repeat(many)}`],
  ["open settings", `Table a { b int ${"[".repeat(many)}`],
  ["columns", `Table a {\n${Array.from({ length: 20_000 }, (_, i) => `c${i} int [not null]\n`).join("")}}`],
  ["symbols", "}".repeat(many)],
  ["backslashes", `Table a { b int [note: '${"\\".repeat(2 * many)}'] }`],
  ["lines", "\n".repeat(many)],
])("hostile amounts are read in linear time: %s", (_name, hostile) => {
  const { notes } = dbml.import(hostile);
  expect(notes.every(({ message }) => message.length < 300)).toBe(true);
});

test("a damaged file is read or refused with a code, never more", () => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(60), fc.string({ maxLength: 4 }), (start, length, put) => {
      try {
        dbml.import(text.slice(0, start) + put + text.slice(start + length));
      } catch (error) {
        expect(isSemblanceError(error) && error.code).toBe("schema-text-broken");
      }
    }),
    { numRuns: 300 },
  );
});
