import fc from "fast-check";
import { expect, test } from "vitest";
import type { CellValue } from "../../column/column.ts";
import { columnFromValues } from "../../column/column-from-values.ts";
import { type Database, makeTable } from "../../table.ts";
import {
  hasSharedData,
  listShared,
  loadSharedDatabase,
  readSharedDescription,
} from "../../testing/load-shared.ts";
import { makeSchema } from "../testing/make-schema.ts";
import { validateSchema } from "./validate-schema.ts";

type Cells = Readonly<Record<string, readonly CellValue[]>>;

function makeDatabase(tables: Readonly<Record<string, Cells>>): Database {
  return new Map(
    Object.entries(tables).map(([name, cells]) => [
      name,
      makeTable(
        name,
        Object.entries(cells).map(([column, values]) => [column, columnFromValues(values)]),
      ),
    ]),
  );
}

function check(tables: object, data: Readonly<Record<string, Cells>>): string[] {
  return validateSchema(makeSchema(tables), makeDatabase(data)).map(
    ({ path, code, message }) => `${code} ${path.replace("tables.t.", "")}: ${message}`,
  );
}

const one = (column: object, values: readonly CellValue[]) =>
  check({ t: { columns: { c: column } } }, { t: { c: values } });

test("tables and columns that only one side has", () => {
  const tables = { t: { columns: { a: { type: "id" } } }, gone: { columns: { a: { type: "id" } } } };
  expect(check(tables, { t: { b: [1] }, more: { a: [1] } }).map((line) => line.split(":")[0])).toEqual([
    "missing-table tables.gone",
    "extra-table tables.more",
    "missing-column columns.a",
    "extra-column columns.b",
  ]);
});

test.each([
  [
    "dates that are text",
    { type: "date" },
    ["soon"],
    ["type-clash columns.c.type: The Schema says date, the data holds text."],
  ],
  [
    "whole numbers with fractions",
    { type: "numerical", subtype: "integer" },
    [1, 1.5],
    ["type-clash columns.c.type: The Schema says numerical (integer), the data holds decimal numbers."],
  ],
  ["truths by two words", { type: "boolean" }, ["yes", "no", "YES", null], []],
  [
    "truths by three words",
    { type: "boolean" },
    ["yes", "no", "perhaps"],
    ["type-clash columns.c.type: The Schema says boolean, the data holds text."],
  ],
  ["numbers as categories", { type: "categorical" }, [1, 2], []],
  ["seconds since 1970", { type: "datetime", format: "%s" }, [1_700_000_000], []],
  ["days as numbers", { type: "date", format: "%Y%m%d" }, [20_240_131], []],
  ["days that stayed text", { type: "date", format: "%d.%m.%Y" }, ["31.01.2024", "n/a"], []],
  ["amounts with a unit", { type: "numerical", unit: "EUR" }, ["1,200.50 €", "7 €"], []],
  [
    "words as numbers",
    { type: "numerical" },
    ["seven"],
    ["type-clash columns.c.type: The Schema says numerical, the data holds text."],
  ],
  ["nothing but nulls", { type: "date" }, [null, null], []],
  [
    "nulls that may not be",
    { type: "text", nullable: false },
    ["a", null, null],
    ["unexpected-nulls columns.c: 2 of 3 values are null."],
  ],
  [
    "values out of range",
    { type: "numerical", min: 0, max: 5 },
    [-1, 0, 5, 6, 7, null],
    ["out-of-range columns.c.min: 1 values are smaller.", "out-of-range columns.c.max: 2 values are larger."],
  ],
  [
    "values not allowed",
    { type: "categorical", values: ["a"] },
    ["a", "b", null, "b"],
    ["value-not-allowed columns.c.values: 2 of 4 values are not among the 1 allowed."],
  ],
  [
    "numbers not allowed",
    { type: "ordinal", values: [1, 2] },
    [1, 2, 3],
    ["value-not-allowed columns.c.values: 1 of 3 values are not among the 2 allowed."],
  ],
])("%s", (_name, column, values, issues) => expect(one(column, values)).toEqual(issues));

test("keys that are null or repeat are counted, alone and composite", () => {
  const columns = { a: { type: "id" }, b: { type: "id" } };
  const data = { t: { a: [1, 1, 2, null, 1], b: ["x", "y", "x", "x", "x"] } };
  expect(check({ t: { columns, primaryKey: ["a", "b"], uniqueKeys: [["a"]] } }, data)).toEqual([
    "null-in-key primaryKey: 1 of 5 keys are null.",
    "duplicate-key primaryKey: 1 of 5 rows repeat the key of another row.",
    "duplicate-key uniqueKeys[0]: 2 of 5 rows repeat the key of another row.",
  ]);
});

const family = {
  p: { columns: { x: { type: "id" }, y: { type: "id" } }, primaryKey: ["x", "y"] },
  t: {
    columns: { a: { type: "id" }, b: { type: "id" } },
    foreignKeys: [{ columns: ["a", "b"], references: { table: "p", columns: ["x", "y"] } }],
  },
};

test("orphans are counted; a key that is null in part refers to nothing; many orphans are an error", () => {
  const parents = { x: [1, 1, 2], y: ["u", "v", "u"] };
  const few = { t: { a: [1, 2, 2, null, 1], b: ["u", "u", "v", "z", null] }, p: parents };
  expect(check(family, few)).toEqual([
    "orphans foreignKeys[0]: 1 of 3 keys (33.3 %) have no row to refer to.",
  ]);
  const severities = validateSchema(
    makeSchema(family),
    makeDatabase({ t: { a: [7], b: ["u"] }, p: parents }),
  );
  expect(severities.map(({ severity }) => severity)).toEqual(["error"]);
});

test("equal numbers are equal in whatever arrays; a text is no number", () => {
  const tables = {
    p: { columns: { x: { type: "unknown" } }, primaryKey: ["x"] },
    t: {
      columns: { a: { type: "unknown" } },
      foreignKeys: [{ columns: ["a"], references: { table: "p", columns: ["x"] } }],
    },
  };
  expect(check(tables, { p: { x: [1, 2, 3] }, t: { a: [1, 2.5, 3] } })).toHaveLength(1);
  expect(check(tables, { p: { x: [1, 2n ** 60n] }, t: { a: [1, 1] } })).toEqual([]);
  expect(check(tables, { p: { x: [2n ** 60n, 2n ** 60n + 1n] }, t: { a: [2n ** 60n + 1n] } })).toEqual([]);
  expect(check(tables, { p: { x: [1] }, t: { a: ["1"] } })[0]).toContain("key-type-mismatch");
  expect(check(tables, { p: { x: [1] }, t: { a: [null] } })).toEqual([]);
});

test("counting agrees with counting by hand", () => {
  const cell = fc.option(fc.integer({ min: 0, max: 3 }), { nil: null });
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(rows, rows, (children, parents) => {
      const data = {
        t: { a: children.map(([a]) => a), b: children.map(([, b]) => (b === null ? null : `v${b}`)) },
        p: { x: parents.map(([x]) => x), y: parents.map(([, y]) => (y === null ? null : `v${y}`)) },
      };
      const known = new Set(parents.filter((row) => !row.includes(null)).map(String));
      const whole = children.filter((row) => !row.includes(null));
      const orphans = whole.filter((row) => !known.has(String(row))).length;
      const full = parents.filter((row) => !row.includes(null));
      const issues = check(family, data);
      const counted = (code: string) =>
        Number(/(\d+) of/.exec(issues.find((i) => i.startsWith(code)) ?? "")?.[1] ?? 0);
      expect(counted("orphans")).toBe(orphans);
      expect(counted("duplicate-key")).toBe(full.length - known.size);
      expect(counted("null-in-key")).toBe(parents.length - full.length);
    }),
    { numRuns: 200 },
  );
});

test("no value of the data is in any message", () => {
  const columns = { a: { type: "numerical", max: 1, values: [0] }, b: { type: "date" } };
  const data = { t: { a: [987_654, 987_654], b: ["secret-word", "secret-word"] } };
  const text = check({ t: { columns, primaryKey: ["a", "b"] } }, data).join();
  expect(text).not.toMatch(/987654|987_654|secret/);
});

interface Described {
  readonly tables: Readonly<
    Record<string, { columns: readonly { name: string }[]; primary_key: string[] | null }>
  >;
  readonly foreign_keys: readonly {
    readonly table: string;
    readonly columns: readonly string[];
    readonly ref_table: string;
    readonly ref_columns: readonly string[];
  }[];
}

test.skipIf(!hasSharedData).each(["chinook", "oracle_hr", "mondial"])(
  "the keys of %s are found to hold, its orphans are counted",
  (name) => {
    if (!listShared("relational").includes(name)) return;
    const described = readSharedDescription("relational", name) as Described;
    const database = loadSharedDatabase(name);
    const tables = Object.entries(described.tables).map(([table, { primary_key }]) => [
      table,
      {
        columns: Object.fromEntries(
          [...database.get(table)!.columns.keys()].map((c) => [c, { type: "unknown" }]),
        ),
        primaryKey: primary_key ?? [],
        foreignKeys: described.foreign_keys
          .filter((key) => key.table === table)
          .map(({ columns, ref_table, ref_columns }) => ({
            columns,
            references: { table: ref_table, columns: ref_columns },
          })),
      },
    ]);
    const issues = validateSchema(makeSchema(Object.fromEntries(tables)), database);
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
  },
);
