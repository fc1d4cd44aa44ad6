import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { columnFromValues } from "../../column/column-from-values.ts";
import type { TablesRule } from "../../schema/schema.ts";
import { type Database, makeTable } from "../../table.ts";
import { timesOf } from "../testing/rule-cases.ts";
import {
  betweenKinds,
  checkTablesRule,
  describeTablesRule,
  findParentRows,
  parseTablesRule,
} from "./index.ts";

type Cells = readonly (string | number | null)[];
type Tables = Readonly<Record<string, Readonly<Record<string, Cells | ReturnType<typeof timesOf>>>>>;

function databaseOf(tables: Tables): Database {
  return new Map(
    Object.entries(tables).map(([name, columns]) => [
      name,
      makeTable(
        name,
        Object.entries(columns).map(
          ([column, cells]) =>
            [
              column,
              Array.isArray(cells) ? columnFromValues(cells as Cells) : (cells as ReturnType<typeof timesOf>),
            ] as const,
        ),
      ),
    ]),
  );
}

/** The broken rows of each table that is judged. */
function findBroken(
  tables: Tables,
  kind: string,
  names: string[],
  params: Record<string, unknown>,
  reference?: Tables,
) {
  const context = reference === undefined ? {} : { reference: databaseOf(reference) };
  const { brokenRows, broken } = checkTablesRule(
    databaseOf(tables),
    { kind, tables: names, params },
    context,
  );
  const rows = [...brokenRows].map(([name, marks]): [string, number[]] => [
    name,
    [...marks.keys()].filter((row) => marks[row] === 1),
  ]);
  expect(rows.flatMap(([, list]) => list)).toHaveLength(broken);
  return Object.fromEntries(rows);
}

test("keys become rows of the parent; nulls have none, orphans are told apart", () => {
  const child = [columnFromValues(["a", "b", null, "z", "a"]), columnFromValues([1, 2, 1, 1, 1.5])];
  const parent = [columnFromValues(["b", "a", "a", null]), columnFromValues([2, 1, 1, 1])];
  expect([...findParentRows(child, parent)]).toEqual([1, 0, -1, -2, -2]);
});

describe("kinds", () => {
  test("constant per key: every row of a group that disagrees, null being a value", () => {
    const t = { k: ["a", "a", "b", "b", null, null], v: [1, 1, 2, null, 3, 4] };
    const params = { key: ["k"], columns: ["v"] };
    expect(findBroken({ t }, "constant-per-key", ["t"], params)).toEqual({ t: [2, 3] });
    expect(findBroken({ t }, "constant-per-key", ["t"], { ...params, withoutKey: "group" })).toEqual({
      t: [2, 3, 4, 5],
    });
  });

  test("carried over: the first table is right", () => {
    const tables = {
      person: { id: [1, 2, 3], town: ["x", "y", null] },
      order: { person: [1, 1, 2, 3, 3, null, 9], town: ["x", "z", "y", null, "q", "x", "w"] },
    };
    const copies = [
      { key: ["id"], column: "town" },
      { key: ["person"], column: "town" },
    ];
    const broken = findBroken(tables, "carried-over", ["person", "order"], { copies });
    expect(broken).toEqual({ person: [], order: [0, 1, 3, 4] });
  });

  test("reference table: whole rows of the real one", () => {
    const real = { r: { code: ["a", "b"], name: ["A", null] } };
    const ours = { r: { code: ["a", "b", "b", "c"], name: ["A", null, "A", "A"] } };
    expect(findBroken(ours, "reference-table", ["r"], {}, real)).toEqual({ r: [2, 3] });
    expect(findBroken(ours, "reference-table", ["r"], { columns: ["code"] }, real)).toEqual({ r: [3] });
    expect(findBroken(ours, "reference-table", ["r"], {})).toEqual({});
  });

  test("shared foreign keys: values that the real tables know somewhere", () => {
    const real = { a: { x: [1, 2], y: ["p", null] }, b: { x: [3], y: ["q"] } };
    const ours = { a: { x: [3, 2, null, 1], y: ["q", null, null, "q"] }, b: { x: [1], y: ["p"] } };
    const keys = [
      ["x", "y"],
      ["x", "y"],
    ];
    expect(findBroken(ours, "shared-foreign-keys", ["a", "b"], { keys, values: "reuse" }, real)).toEqual({
      a: [3],
      b: [],
    });
    expect(findBroken(ours, "shared-foreign-keys", ["a", "b"], { keys }, real)).toEqual({ a: [], b: [] });
  });

  const accounts = { id: [1, 2, 3], state: ["open", "closed", null] };

  test("foreign key subset: by the parent's value", () => {
    const tables = { invoice: { account: [1, 2, 3, null, 7] }, account: accounts };
    const params = { foreignKey: ["account"], key: ["id"], column: "state", values: ["open", null] };
    expect(findBroken(tables, "foreign-key-subset", ["invoice", "account"], params)).toEqual({
      invoice: [1],
    });
  });

  test("primary key subset: the key is in the main table, and with the right value", () => {
    const tables = { account: accounts, running: { id: [1, 2, 8] }, ended: { id: [2] } };
    const subsets = [
      { key: ["id"], values: ["open"] },
      { key: ["id"], values: ["closed"] },
    ];
    const broken = findBroken(tables, "primary-key-subset", ["account", "running", "ended"], {
      key: ["id"],
      column: "state",
      subsets,
    });
    expect(broken).toEqual({ running: [1, 2], ended: [] });
  });

  test("polymorphic key: where the type says, or in one of the parents", () => {
    const tables = {
      note: { on: [1, 10, 1, null, 5, 2], type: ["post", "photo", "photo", "post", "post", null] },
      post: { id: [1, 2] },
      photo: { id: [10, 11, 2] },
    };
    const names = ["note", "post", "photo"];
    const parents = [{ key: ["id"] }, { key: ["id"], types: ["photo", "picture"] }];
    expect(
      findBroken(tables, "polymorphic-key", names, { foreignKey: ["on"], typeColumn: "type", parents }),
    ).toEqual({
      note: [2, 4, 5],
    });
    expect(findBroken(tables, "polymorphic-key", names, { foreignKey: ["on"], parents })).toEqual({
      note: [4],
      post: [],
      photo: [2],
    });
  });

  test("hierarchy: no circles, no second row of a key, grandparents, roots and depth", () => {
    const t = {
      id: [1, 2, 3, 4, 5, 6, 6, null],
      up: [null, 1, 2, 5, 4, 99, 1, 1],
      grand: [null, null, 1, 1, 1, null, null, null],
      root: [null, 1, 2, 1, 1, 99, 1, 1],
    };
    const params = { key: "id", parent: "up" };
    expect(findBroken({ t }, "hierarchy", ["t"], params)).toEqual({ t: [3, 4, 6, 7] });
    expect(findBroken({ t }, "hierarchy", ["t"], { ...params, root: "root" })).toEqual({
      t: [2, 3, 4, 6, 7],
    });
    expect(findBroken({ t }, "hierarchy", ["t"], { ...params, maxDepth: 1 })).toEqual({ t: [2, 3, 4, 6, 7] });
    const straight = { id: [1, 2, 3, 4], up: [1, 1, 2, 3], grand: [null, null, 1, 1] };
    expect(findBroken({ t: straight }, "hierarchy", ["t"], { ...params, grandparent: "grand" })).toEqual({
      t: [3],
    });
  });

  test("child sum: products, counts, tolerance; childless parents are not judged", () => {
    const tables = {
      invoice: { id: [1, 2, 3, 4], total: [10.5, 7, 3, null], lines: [2, 1, 0, 0] },
      line: { invoice: [1, 1, 2, null], price: [2.5, 4, 3.5, 9], count: [1, 2, 2, 1] },
    };
    const params = { key: ["id"], foreignKey: ["invoice"] };
    const names = ["invoice", "line"];
    expect(
      findBroken(tables, "child-sum", names, { ...params, total: "total", factors: ["price", "count"] }),
    ).toEqual({ invoice: [] });
    expect(findBroken(tables, "child-sum", names, { ...params, total: "total", factors: ["price"] })).toEqual(
      { invoice: [0, 1] },
    );
    expect(
      findBroken(tables, "child-sum", names, { ...params, total: "total", factors: ["price"], tolerance: 4 }),
    ).toEqual({ invoice: [] });
    expect(findBroken(tables, "child-sum", names, { ...params, total: "lines", factors: [] })).toEqual({
      invoice: [],
    });
  });

  test("time order between child and parent", () => {
    const tables = {
      rental: { id: [1, 2], at: timesOf(["2024-03-01T10:00", "2024-03-02T10:00"]) },
      payment: {
        rental: [1, 1, 2, 2, null],
        at: timesOf(["2024-03-01T10:00", "2024-02-28T00:00", "2024-03-05T00:00", null, "2020-01-01"]),
      },
    };
    const params = { foreignKey: ["rental"], key: ["id"], childColumn: "at", parentColumn: "at" };
    const names = ["payment", "rental"];
    expect(findBroken(tables, "time-order", names, params)).toEqual({ payment: [1] });
    expect(findBroken(tables, "time-order", names, { ...params, strict: true })).toEqual({ payment: [0, 1] });
    expect(findBroken(tables, "time-order", names, { ...params, first: "child" })).toEqual({ payment: [2] });
  });

  test("no overlap: an open end is still running, touching may be refused", () => {
    const t = {
      room: ["a", "a", "a", "b", "b", null],
      from: timesOf(["2024-01-05", "2024-01-01", "2024-01-03", "2024-01-01", "2024-01-09", "2024-01-01"]),
      to: timesOf(["2024-01-09", "2024-01-03", "2024-01-06", null, "2024-01-10", "2024-01-02"]),
    };
    const params = { resource: ["room"], start: "from", end: "to" };
    expect(findBroken({ t }, "no-overlap", ["t"], params)).toEqual({ t: [0, 4] });
    expect(findBroken({ t }, "no-overlap", ["t"], { ...params, touching: false })).toEqual({ t: [0, 2, 4] });
  });

  test("commuting keys: both ways end in one row", () => {
    const tables = {
      customer: { id: [1, 2] },
      rental: { id: [10, 11], customer: [1, 2] },
      payment: { rental: [10, 11, 11, null], customer: [1, 2, 1, 1] },
    };
    const toCustomer = { columns: ["customer"], references: { table: "customer", columns: ["id"] } };
    const toRental = { columns: ["rental"], references: { table: "rental", columns: ["id"] } };
    const params = { paths: [[toCustomer], [toRental, toCustomer]] };
    expect(findBroken(tables, "commuting-keys", ["payment", "rental", "customer"], params)).toEqual({
      payment: [2],
    });
  });
});

describe("rules as the Schema writes them", () => {
  test("every kind is listed under its own name", () => {
    for (const [name, kind] of Object.entries(betweenKinds)) expect(kind.kind).toBe(name);
  });

  test("defaults are filled in and the rule reads as a sentence", () => {
    const params = { foreignKey: ["order_id"], key: ["id"], childColumn: "sent", parentColumn: "placed" };
    const rule = { kind: "time-order", tables: ["delivery", "order"], params };
    expect(parseTablesRule(rule)).toEqual({
      rule: { ...rule, params: { ...params, first: "parent", strict: false } },
      issues: [],
    });
    expect(describeTablesRule(rule)).toBe("delivery.sent is not before order.placed");
  });

  const copies = [{ key: ["id"], column: "x" }];
  test.each<[TablesRule, string, string]>([
    [{ kind: "sumo", tables: ["a"], params: {} }, "unknown-rule", "rules[0].kind"],
    [{ kind: "hierarchy", tables: ["a", "b"], params: {} }, "bad-rule", "rules[0].tables"],
    [{ kind: "hierarchy", tables: ["a"], params: { key: "id" } }, "bad-rule", "rules[0].params.parent"],
    [
      { kind: "hierarchy", tables: ["a"], params: { key: "id", parent: "id" } },
      "bad-rule",
      "rules[0].params",
    ],
    [{ kind: "carried-over", tables: ["a", "b"], params: { copies } }, "bad-rule", "rules[0].params"],
    [{ kind: "carried-over", tables: ["a"], params: { copies, extra: 1 } }, "unknown-key", "rules[0].params"],
  ])("%j is refused as %s", (rule, code, path) => {
    expect(parseTablesRule(rule, ["rules", 0]).issues).toMatchObject([{ code, path, severity: "error" }]);
    expect(() => checkTablesRule(new Map(), rule)).toThrow();
  });

  test("a table that is not there is named", () => {
    const rule = { kind: "hierarchy", tables: ["a"], params: { key: "id", parent: "up" } };
    expect(() => checkTablesRule(new Map(), rule)).toThrow('There is no table "a".');
  });
});

interface GoldenCase {
  readonly constraint: string;
  readonly parameters: {
    readonly denormalized_primary_key: string;
    readonly denormalized_column_names: string[];
    readonly reference_table_names: string[];
    readonly columns: { readonly table_name: string; readonly foreign_key: string }[];
    readonly foreign_key_generation: string;
    readonly child_table_name: string;
    readonly parent_table_name: string;
    readonly child_foreign_key: string;
    readonly conditional_column_name: string;
    readonly conditional_values: string[];
    readonly main_table_name: string;
    readonly relationships: Readonly<Record<string, string[]>>;
    readonly table_name: string;
    readonly foreign_key: string;
    readonly parent_table_names: string[];
    readonly type_column_name?: string;
    readonly base_column_name: string;
    readonly parent_column_name: string;
    readonly grandparent_column_name?: string;
    readonly root_column_name?: string;
  };
  readonly tables: Readonly<Record<string, Readonly<Record<string, Cells>>>>;
  readonly real: GoldenCase["tables"] | null;
  readonly keys: Readonly<Record<string, string>>;
  readonly score: number;
}

/** SDMetrics' constraints in our words. */
function translate({ constraint, parameters: p, keys }: GoldenCase): TablesRule {
  const keyOf = (table: string) => [keys[table] as string];
  switch (constraint) {
    case "DenormalizedTable": {
      const params = {
        key: [p.denormalized_primary_key],
        columns: p.denormalized_column_names,
        withoutKey: "group",
      };
      return { kind: "constant-per-key", tables: [p.table_name], params };
    }
    case "ReferenceTable":
      return { kind: "reference-table", tables: p.reference_table_names, params: {} };
    case "ForeignToForeignKey": {
      const params = {
        keys: p.columns.map(({ foreign_key }) => [foreign_key]),
        values: p.foreign_key_generation,
      };
      return { kind: "shared-foreign-keys", tables: p.columns.map(({ table_name }) => table_name), params };
    }
    case "ForeignToPrimaryKeySubset": {
      const params = {
        foreignKey: [p.child_foreign_key],
        key: keyOf(p.parent_table_name),
        column: p.conditional_column_name,
        values: p.conditional_values,
      };
      return { kind: "foreign-key-subset", tables: [p.child_table_name, p.parent_table_name], params };
    }
    case "PrimaryToPrimaryKeySubset": {
      const subsets = Object.entries(p.relationships).map(([table, values]) => ({
        key: keyOf(table),
        values,
      }));
      const params = { key: keyOf(p.main_table_name), column: p.conditional_column_name, subsets };
      return {
        kind: "primary-key-subset",
        tables: [p.main_table_name, ...Object.keys(p.relationships)],
        params,
      };
    }
    case "PolymorphicRelationship": {
      const typeColumn = p.type_column_name === undefined ? {} : { typeColumn: p.type_column_name };
      const parents = p.parent_table_names.map((table) => ({ key: keyOf(table) }));
      const params = { foreignKey: [p.foreign_key], ...typeColumn, parents };
      return { kind: "polymorphic-key", tables: [p.table_name, ...p.parent_table_names], params };
    }
    default: {
      const grandparent =
        p.grandparent_column_name === undefined ? {} : { grandparent: p.grandparent_column_name };
      const root = p.root_column_name === undefined ? {} : { root: p.root_column_name };
      const params = { key: p.base_column_name, parent: p.parent_column_name, ...grandparent, ...root };
      return { kind: "hierarchy", tables: [p.table_name], params };
    }
  }
}

describe("as SDMetrics judges", () => {
  const text = readFileSync(new URL("golden/sdmetrics-between.json", import.meta.url), "utf8");
  const { cases } = JSON.parse(text) as { cases: GoldenCase[] };

  test.each(cases.map((one, place) => [place, one.constraint, one] as const))(
    "case %i: %s",
    (_place, _name, one) => {
      const context = one.real === null ? {} : { reference: databaseOf(one.real) };
      const { broken, brokenRows } = checkTablesRule(databaseOf(one.tables), translate(one), context);
      const rows = brokenRows.values().reduce((sum, marks) => sum + marks.length, 0);
      expect(1 - broken / rows).toBeCloseTo(one.score, 12);
    },
  );
});
