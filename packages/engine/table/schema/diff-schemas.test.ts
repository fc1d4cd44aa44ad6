import fc from "fast-check";
import { expect, test } from "vitest";
import { diffSchemas } from "./diff-schemas.ts";
import type { Schema } from "./schema.ts";
import { arbitrarySchema } from "./testing/arbitrary-schema.ts";
import { makeKeyTable, makeSchema } from "./testing/make-schema.ts";

const one = (columns: object, rest: object = {}): Schema => makeSchema({ t: { columns, ...rest } });

function describe(before: Schema, after: Schema): string[] {
  return diffSchemas(before, after).map(
    ({ path, kind, breaking }) => `${kind} ${path}${breaking ? " breaking" : ""}`,
  );
}

test("a Schema does not differ from itself, and what one way was added is removed the other way", () => {
  fc.assert(
    fc.property(arbitrarySchema, arbitrarySchema, (a, b) => {
      expect(diffSchemas(a, structuredClone(a))).toEqual([]);
      const opposite = { added: "removed", removed: "added", changed: "changed" };
      const there = diffSchemas(a, b).map(({ path, kind }) => `${opposite[kind]} ${path}`);
      const back = diffSchemas(b, a).map(({ path, kind }) => `${kind} ${path}`);
      expect(there.toSorted()).toEqual(back.toSorted());
    }),
    { numRuns: 100 },
  );
});

const number = { type: "numerical", min: 0, max: 10 };

test.each([
  ["wider bounds", number, { ...number, min: -5, max: 12 }, ["changed min", "changed max"]],
  ["a narrower bound", number, { ...number, max: 9 }, ["changed max breaking"]],
  ["a bound taken away", number, { type: "numerical", max: 10 }, ["removed min"]],
  ["a new bound", { type: "numerical" }, { type: "numerical", min: 0 }, ["added min breaking"]],
  ["another type", { type: "text" }, { type: "email" }, ["changed type breaking"]],
  ["nulls forbidden", { type: "id" }, { type: "id", nullable: false }, ["changed nullable breaking"]],
  ["nulls allowed", { type: "id", nullable: false }, { type: "id" }, ["changed nullable"]],
  ["nulls as by default", { type: "id", nullable: true }, { type: "id" }, []],
  [
    "one more value",
    { type: "ordinal", values: [1] },
    { type: "ordinal", values: [1, 2] },
    ["changed values"],
  ],
  [
    "one value less",
    { type: "ordinal", values: [1, 2] },
    { type: "ordinal", values: [2] },
    ["changed values breaking"],
  ],
  ["a role", { type: "id" }, { type: "id", role: "identifier" }, ["added role"]],
])("a column with %s", (_name, before, after, expected) => {
  const found = describe(one({ c: before }), one({ c: after }));
  expect(found.map((line) => line.replace("tables.t.columns.c.", ""))).toEqual(expected);
});

test("keys and rules: asking for more breaks, asking for less does not; their order means nothing", () => {
  const columns = { a: { type: "id" }, b: { type: "id" } };
  const keyed = one(columns, { uniqueKeys: [["a"], ["b"]], rules: [{ kind: "equal", columns: ["a", "b"] }] });
  const turned = one(columns, {
    uniqueKeys: [["b"], ["a"]],
    rules: [{ kind: "equal", columns: ["a", "b"] }],
  });
  expect(describe(keyed, turned)).toEqual([]);
  expect(describe(one(columns), keyed)).toEqual([
    "added tables.t.uniqueKeys[0] breaking",
    "added tables.t.uniqueKeys[1] breaking",
    "added tables.t.rules[0] breaking",
  ]);
  expect(describe(keyed, one(columns, { primaryKey: ["a"] })).at(-1)).toBe("removed tables.t.rules[0]");
});

test("a primary key makes its columns mandatory: no difference of nulls is invented", () => {
  const columns = { a: { type: "id", nullable: false } };
  const before = one(columns, { primaryKey: ["a"] });
  expect(describe(before, one({ a: { type: "id" } }, { primaryKey: ["a"] }))).toEqual([]);
});

test("tables and columns: gone is breaking, new is not unless it must be filled; renames are hinted", () => {
  const before = makeSchema({ customer: makeKeyTable(), order: makeKeyTable({ customer: "customer" }) });
  const after = makeSchema({
    customer: {
      columns: { id: { type: "id" }, mail: { type: "email", nullable: false } },
      primaryKey: ["id"],
    },
    orders: makeKeyTable({ customer: "customer" }),
  });
  expect(describe(before, after)).toEqual([
    "added tables.customer.columns.mail breaking",
    "removed tables.order breaking",
    "added tables.orders",
  ]);
  expect(diffSchemas(before, after).at(-1)?.renamedFrom).toBe("tables.order");
});

test("a renamed column is hinted by its name, or as the only one of its kind", () => {
  const near = diffSchemas(
    one({ first_name: { type: "name" }, last_name: { type: "name" } }),
    one({ frist_name: { type: "name" }, surname: { type: "name" } }),
  );
  expect(near.find(({ path }) => path.endsWith("frist_name"))?.renamedFrom).toBe(
    "tables.t.columns.first_name",
  );
  const [, only] = diffSchemas(one({ born: { type: "date" } }), one({ birthday: { type: "date" } }));
  expect(only?.renamedFrom).toBe("tables.t.columns.born");
  const [, other] = diffSchemas(one({ born: { type: "date" } }), one({ birthday: { type: "text" } }));
  expect(other).not.toHaveProperty("renamedFrom");
});
