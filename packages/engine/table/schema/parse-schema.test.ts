import fc from "fast-check";
import { expect, test } from "vitest";
import { parseSchema, readSchema } from "./parse-schema.ts";
import { type Schema, schemaSchema } from "./schema.ts";
import { arbitrarySchema } from "./testing/arbitrary-schema.ts";
import { writeSchemaAsJson, writeSchemaAsYaml } from "./write-schema.ts";

const orders = (column: object) =>
  JSON.stringify({ version: 1, tables: { order: { columns: { id: { type: "id" }, price: column } } } });

function codesOf(text: string): string[] {
  return parseSchema(text).issues.map(({ path, code }) => `${path} ${code}`);
}

test("JSON and YAML of the same Schema are read alike, with defaults filled in", () => {
  const yaml = `
version: 1
tables:
  order:
    columns:
      id: { type: id }
      placed: { type: date, min: 2020-01-01, nullable: no }
    primaryKey: [id]
`.replace("no }", "false }");
  const { schema } = parseSchema(yaml);
  expect(schema).toEqual({
    version: 1,
    rules: [],
    tables: {
      order: {
        columns: { id: { type: "id" }, placed: { type: "date", min: "2020-01-01", nullable: false } },
        primaryKey: ["id"],
        uniqueKeys: [],
        foreignKeys: [],
        rules: [],
      },
    },
  });
  expect(parseSchema(JSON.stringify(schema)).schema).toEqual(schema);
});

test("what is written is read back, as JSON and as YAML", () => {
  fc.assert(
    fc.property(arbitrarySchema, (schema) => {
      expect(parseSchema(writeSchemaAsJson(schema))).toEqual({ schema, issues: [] });
      expect(parseSchema(writeSchemaAsYaml(schema))).toEqual({ schema, issues: [] });
    }),
    { numRuns: 60 },
  );
});

test("writing leaves out defaults and keeps the order of tables and columns", () => {
  const schema = schemaSchema.parse({
    version: 1,
    tables: { b: { columns: { z: { nullable: true, type: "id" }, a: { type: "text" } } } },
  });
  const written = writeSchemaAsJson(schema);
  expect(written.replace(/\s+/g, " ").trim()).toBe(
    '{ "version": 1, "tables": { "b": { "columns": { "z": { "type": "id", "nullable": true }, "a": { "type": "text" } } } } }',
  );
  expect(Math.max(...written.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(110);
});

test.each([
  ["an unknown key", orders({ type: "numerical", mni: 0 }), 'price.mni unknown-key "min"'],
  ["a key with nothing near", orders({ type: "id", colour: 1 }), "price.colour unknown-key Known keys: type"],
  ["a misspelt type", orders({ type: "nuemrical" }), "price.type not-allowed Did you mean numerical?"],
  ["a word of databases", orders({ type: "VARCHAR" }), "price.type not-allowed Did you mean text?"],
  ["no type at all", orders({}), "price.type missing-key Must be one of"],
  [
    "null as a bound",
    orders({ type: "numerical", min: null }),
    "price.min wrong-type Must be a text, a number",
  ],
  [
    "a text for a truth",
    orders({ type: "id", nullable: "no" }),
    "price.nullable wrong-type Must be true or false",
  ],
])("%s is told with its path", (_name, text, expected) => {
  const [issue] = parseSchema(text).issues;
  const [path, code, ...words] = expected.split(" ");
  expect(issue).toMatchObject({ path: `tables.order.columns.${path}`, code, severity: "error" });
  expect(issue?.message).toContain(words.join(" "));
});

test("keys of every level are known by their place", () => {
  const text = `{"version": 1, "tabels": {}, "tables": {"a": {"colums": {}, "columns": {},
    "foreignKeys": [{"columns": [], "refs": 1, "references": {"tabel": "x", "table": "x", "columns": ["x"]}}]}}}`;
  expect(codesOf(text).toSorted()).toEqual([
    "tabels unknown-key",
    "tables.a.colums unknown-key",
    "tables.a.foreignKeys[0].columns wrong-type",
    "tables.a.foreignKeys[0].references.tabel unknown-key",
    "tables.a.foreignKeys[0].refs unknown-key",
  ]);
});

test.each([
  ["no version", "tables: {}", ["version unsupported-version"]],
  ["a newer version", "version: 2\ntables: {}", ["version unsupported-version"]],
  ["not an object", "just words", [" wrong-type"]],
  ["nothing", "", [" wrong-type"]],
])("%s", (_name, text, codes) => expect(codesOf(text)).toEqual(codes));

test("names of JavaScript's own are names like others; the one that records lose is refused", () => {
  const text = `{"version":1,"tables":{"constructor":{"columns":{"toString":{"type":"id"}}}}}`;
  expect(Object.keys(parseSchema(text).schema?.tables ?? {})).toEqual(["constructor"]);
  const lost = `{"version":1,"tables":{"__proto__":{"columns":{}},"a":{"columns":{"__proto__":{"type":"id"}}}}}`;
  expect(codesOf(lost)).toEqual([
    "tables.__proto__ reserved-name",
    "tables.a.columns.__proto__ reserved-name",
  ]);
});

test.each([
  ["JSON", '{"version": 1,\n "tables": {"a": ]}}', "line 2, column 18"],
  ["YAML", 'version: 1\ntables:\n  a: "open', "line 3"],
  [
    "a key that stands twice",
    "version: 1\ntables: {}\nversion: 1",
    'The key "version" stands twice: line 3, column 1',
  ],
])("a broken text is told with line and column: %s", (_name, text, place) => {
  const [issue] = parseSchema(text).issues;
  expect(issue?.code).toBe("not-a-schema");
  expect(issue?.message).toContain(place);
});

const bomb = Array.from({ length: 12 }, (_, i) =>
  i === 0 ? "k0: &a0 [x, x, x, x, x, x, x, x, x]" : `k${i}: &a${i} [${`*a${i - 1}, `.repeat(9)}]`,
).join("\n");

test.each([
  ["deep JSON", `{"version":${"[".repeat(1e5)}${"]".repeat(1e5)}}`],
  ["deep YAML", `version: ${"[".repeat(1e4)}`],
  [
    "deep parameters",
    orders({ type: "id" }).replace(
      '"columns"',
      `"rules": [{"kind":"x","columns":["id"],"params":{"x":${"[".repeat(100)}${"]".repeat(100)}}}],"columns"`,
    ),
  ],
  ["aliases of aliases", bomb],
  ["an alias of itself", "version: &v [*v]"],
  ["a hundred million characters", `{"version": "${"x".repeat(1e8)}"}`],
  ["ten million of YAML", `version: ${"x".repeat(1e7)}`],
  [
    "ten thousand keys",
    Array.from({ length: 1e4 }, (_, i) => `k${i}: 1`)
      .join("\n")
      .concat("\nk1: 2"),
  ],
])("hostile text is refused in bounded time: %s", (_name, text) => {
  expect(codesOf(text)).toEqual([" not-a-schema"]);
});

test("what inspect prints beside a Schema is passed over", () => {
  expect(codesOf('{"version": 1, "tables": {}, "evidence": [{"path": "x"}]}')).toEqual([]);
});

test("reading a Schema that is none throws one coded error", () => {
  expect(() => readSchema("version: 1", "x.yaml")).toThrowError(
    expect.objectContaining({ code: "schema-not-valid", message: expect.stringContaining("x.yaml") }),
  );
  const schema: Schema = readSchema("version: 1\ntables: {}", "x.yaml");
  expect(schema.tables).toEqual({});
});
