import { expect, test } from "vitest";
import { makeKeyTable, makeSchema } from "../testing/make-schema.ts";
import { hasErrors, validateSchema } from "./validate-schema.ts";

const ids = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { type: "id" }]));

function check(tables: object, rules: object[] = []): string[] {
  return validateSchema(makeSchema(tables, rules)).map(
    ({ path, code, severity }) => `${severity} ${code} ${path.replace("tables.t.", "")}`,
  );
}

const table = (rest: object, columns: object = ids("a", "b")) => ({ t: { columns, ...rest } });
const key = (columns: string[], target: string, theirs: string[]) => ({
  foreignKeys: [{ columns, references: { table: target, columns: theirs } }],
});

test("a Schema in order has no issues", () => {
  const tables = {
    customer: makeKeyTable({ "referrer?": "customer" }),
    order: makeKeyTable({ customer: "customer", "payer?": "customer" }),
  };
  expect(check(tables)).toEqual([]);
});

test.each([
  ["no tables", {}, ["warning no-tables tables"]],
  ["no columns", { t: { columns: {} } }, ["warning no-columns columns"]],
  [
    "a key over a column that is not there",
    table({ primaryKey: ["a", "x"] }),
    ["error unknown-column primaryKey[1]"],
  ],
  ["an entity that is not there", table({ entity: "who" }), ["error unknown-column entity"]],
  [
    "a column twice in a key",
    table({ uniqueKeys: [["a", "a"]] }),
    ["error repeated-column uniqueKeys[0][1]"],
  ],
  [
    "a key twice",
    table({ primaryKey: ["a", "b"], uniqueKeys: [["b", "a"]] }),
    ["warning repeated-key uniqueKeys[0]"],
  ],
  [
    "a parent that is not there",
    table(key(["a"], "s", ["a"])),
    ["error unknown-table foreignKeys[0].references.table"],
  ],
  [
    "a name that every object has",
    table(key(["a"], "toString", ["a"])),
    ["error unknown-table foreignKeys[0].references.table"],
  ],
  [
    "another arity",
    table({ primaryKey: ["a"], ...key(["a"], "t", ["a", "b"]) }),
    ["error arity-mismatch foreignKeys[0]", "warning unbreakable-cycle foreignKeys"],
  ],
  [
    "columns that refer to themselves",
    table({ primaryKey: ["a"], ...key(["a"], "t", ["a"]) }),
    ["error self-relation foreignKeys[0]", "warning unbreakable-cycle foreignKeys"],
  ],
  ["a parent without a key", table(key(["a"], "t", ["b"])), ["warning not-a-key foreignKeys[0].references"]],
  [
    "types that cannot be equal",
    table(
      { primaryKey: ["b"], ...key(["a"], "t", ["b"]) },
      { a: { type: "date" }, b: { type: "numerical" } },
    ),
    ["error key-type-mismatch foreignKeys[0].columns[0]"],
  ],
  [
    "an empty range",
    table({}, { a: { type: "numerical", min: 2, max: 1 } }),
    ["error empty-range columns.a"],
  ],
  [
    "an empty range of times",
    table({}, { a: { type: "date", min: "2024-01-02", max: "2024-01-01" } }),
    ["error empty-range columns.a"],
  ],
  [
    "a bound that is no date",
    table({}, { a: { type: "date", min: "2024-13-01" } }),
    ["error bad-bound columns.a.min"],
  ],
  [
    "a day that no month has",
    table({}, { a: { type: "datetime", max: "2024-02-30T10:00:00" } }),
    ["error bad-bound columns.a.max"],
  ],
  [
    "a time that no day has",
    table({}, { a: { type: "time", min: "25:00" } }),
    ["error bad-bound columns.a.min"],
  ],
  [
    "a bound that is no number",
    table({}, { a: { type: "numerical", max: "9" } }),
    ["error bad-bound columns.a.max"],
  ],
  [
    "a value twice",
    table({}, { a: { type: "ordinal", values: ["x", "x"] } }),
    ["warning bad-bound columns.a.values[1]"],
  ],
  [
    "an unknown rule",
    table({ rules: [{ kind: "magic", columns: ["a"] }] }),
    ["error unknown-rule rules[0].kind"],
  ],
  [
    "a rule over nothing",
    table({ rules: [{ kind: "inequality", columns: ["a", "x"] }] }),
    ["error unknown-column rules[0].columns[1]"],
  ],
  [
    "a rule with strange parameters",
    table({ rules: [{ kind: "sql", columns: ["a"], params: { expression: 1 } }] }),
    ["error bad-rule rules[0].params.expression"],
  ],
])("%s", (_name, tables, issues) => expect(check(tables)).toEqual(issues));

test("the same relationship twice is told, whatever the order of its columns", () => {
  const both = { table: "p", columns: ["x", "y"] };
  const turned = { table: "p", columns: ["y", "x"] };
  const tables = {
    p: { columns: ids("x", "y"), primaryKey: ["x", "y"] },
    t: {
      columns: ids("a", "b"),
      foreignKeys: [
        { columns: ["a", "b"], references: both },
        { columns: ["b", "a"], references: turned },
      ],
    },
  };
  expect(check(tables)).toEqual(["warning repeated-key foreignKeys[1]"]);
});

test("a ring that nothing can break, and a rule over a table that is not there", () => {
  const tables = { a: makeKeyTable({ b: "b" }), b: makeKeyTable({ a: "a" }) };
  const rules = [{ kind: "reference-table", tables: ["a", "c"] }];
  expect(check(tables, rules)).toContain("warning unbreakable-cycle tables.a.foreignKeys");
  expect(check(tables, rules)).toContain("error unknown-table rules[0].tables[1]");
  const strange = [{ kind: "magic", tables: ["a"] }];
  expect(check(tables, strange)).toContain("error unknown-rule rules[0].kind");
});

test("names are proposed and shortened, errors are told from warnings", () => {
  const [issue] = validateSchema(makeSchema(table({ primaryKey: ["colum"] }, ids("column"))));
  expect(issue?.message).toContain('Did you mean "column"?');
  const long = "x".repeat(1e6);
  const issues = validateSchema(makeSchema(table({ primaryKey: [long] })));
  expect(JSON.stringify(issues).length).toBeLessThan(500);
  expect(hasErrors(issues)).toBe(true);
  expect(hasErrors(validateSchema(makeSchema({})))).toBe(false);
});
