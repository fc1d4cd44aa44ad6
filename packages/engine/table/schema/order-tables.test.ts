import fc from "fast-check";
import { expect, test } from "vitest";
import {
  findCycles,
  findUnbreakableCycles,
  listAncestors,
  listSelfReferences,
  orderTables,
} from "./order-tables.ts";
import { listKeyRelationships } from "./relationships.ts";
import { makeKeyTable, makeSchema } from "./testing/make-schema.ts";

test("parents come before children; self-references are no obstacle", () => {
  const schema = makeSchema({
    payment: makeKeyTable({ order: "order" }),
    order: makeKeyTable({ customer: "customer" }),
    customer: makeKeyTable({ "referrer?": "customer" }),
  });
  expect(orderTables(schema)).toEqual({ order: ["customer", "order", "payment"], deferred: [] });
  expect(listSelfReferences(schema).map(({ child }) => child)).toEqual(["customer"]);
  expect(findCycles(schema)).toEqual([]);
  expect(listAncestors(schema, "payment")).toEqual(["order", "customer"]);
});

test("in a ring the key that may be null waits", () => {
  const schema = makeSchema({
    staff: makeKeyTable({ store: "store" }),
    store: makeKeyTable({ "manager?": "staff" }),
    rental: makeKeyTable({ staff: "staff" }),
  });
  const { order, deferred } = orderTables(schema);
  expect(order).toEqual(["store", "staff", "rental"]);
  expect(deferred.map(({ child, parent }) => [child, parent])).toEqual([["store", "staff"]]);
  expect(findCycles(schema)).toEqual([["staff", "store"]]);
  expect(findUnbreakableCycles(schema)).toEqual([]);
});

test("a ring of mandatory keys is told, a mandatory self-reference too", () => {
  const schema = makeSchema({
    a: makeKeyTable({ b: "b" }),
    b: makeKeyTable({ a: "a" }),
    node: makeKeyTable({ parent: "node" }),
    leaf: makeKeyTable({ "parent?": "leaf" }),
  });
  expect(findUnbreakableCycles(schema).toSorted()).toEqual([["a", "b"], ["node"]]);
});

test("whatever the keys: every table once, and only keys within a ring wait", () => {
  const names = ["a", "b", "c", "d", "e", "f"];
  const edges = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.boolean()), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(edges, (list) => {
      const tables = Object.fromEntries(
        names.map((name) => {
          const own = list.filter(([child]) => child === name);
          const parents = own.map(([, parent, optional], i) => [`k${i}${optional ? "?" : ""}`, parent]);
          return [name, makeKeyTable(Object.fromEntries(parents))];
        }),
      );
      const schema = makeSchema(tables);
      const { order, deferred } = orderTables(schema);
      expect(order.toSorted()).toEqual(names);
      const rings = findCycles(schema);
      for (const { child, parent } of deferred)
        expect(rings.some((ring) => ring.includes(child) && ring.includes(parent))).toBe(true);
      const waiting = new Set(deferred.map(({ child, foreignKey }) => `${child}.${foreignKey.columns}`));
      for (const { child, parent, foreignKey } of listKeyRelationships(schema))
        if (child !== parent && !waiting.has(`${child}.${foreignKey.columns}`))
          expect(order.indexOf(parent)).toBeLessThan(order.indexOf(child));
      const isBreakable = findUnbreakableCycles(schema).every((ring) => ring.length === 1);
      if (isBreakable) expect(deferred.every(({ optional }) => optional)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test("a chain of five thousand tables is ordered", () => {
  const count = 5_000;
  const tables = Array.from({ length: count }, (_, i) => [
    `t${i}`,
    makeKeyTable(i + 1 < count ? { next: `t${i + 1}` } : {}),
  ]);
  const { order } = orderTables(makeSchema(Object.fromEntries(tables)));
  expect(order[0]).toBe(`t${count - 1}`);
  expect(order.at(-1)).toBe("t0");
});
