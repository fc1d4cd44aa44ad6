import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnFromValues } from "../../column/column-from-values.ts";
import { Dictionary } from "../../column/dictionary.ts";
import { sliceColumn } from "../../column/slice.ts";
import { type Database, makeTable } from "../../table.ts";
import { loadKnownDatabase } from "../../testing/load-known.ts";
import { hasSharedData } from "../../testing/load-shared.ts";
import { hideNames, type KnownDatabase, scoreKeys } from "../../testing/synthetic-schema/known-database.ts";
import { makeSyntheticDatabase } from "../../testing/synthetic-schema/synthetic-schema.ts";
import { readValues } from "./column-values.ts";
import { detectKeys, toGuesses } from "./index.ts";
import { compareNames } from "./name-evidence.ts";
import { knowWords, nameTables, segmentWords, splitWords } from "./name-words.ts";
import { hasUniqueTuples, indexTuples } from "./tuple-index.ts";
import { indexValues } from "./value-index.ts";

type Cells = readonly (string | number | null)[];

function makeDatabase(tables: Readonly<Record<string, Readonly<Record<string, Cells>>>>): Database {
  return new Map(
    Object.entries(tables).map(([name, columns]) => [
      name,
      makeTable(
        name,
        Object.entries(columns).map(([column, cells]) => [column, columnFromValues(cells)] as const),
      ),
    ]),
  );
}

const count = <T>(length: number, make: (place: number) => T): T[] =>
  Array.from({ length }, (_, place) => make(place));
const listReferences = (database: Database) =>
  detectKeys(database).foreignKeys.map(
    ({ table, columns, references }) =>
      `${table}.${columns.join("+")} → ${references.table}.${references.columns.join("+")}`,
  );
const listPrimaryKeys = (database: Database) =>
  Object.fromEntries(detectKeys(database).primaryKeys.map(({ table, columns }) => [table, columns]));

describe("values", () => {
  test("whole numbers are found whatever array holds them", () => {
    const wide = readValues({ kind: "int64", length: 3, values: BigInt64Array.of(-5n, 7n, 2n ** 60n) })!;
    const index = indexValues(wide);
    const small = readValues({ kind: "int32", length: 3, values: Int32Array.of(7, 8, -5) })!;
    const floats = readValues({ kind: "float64", length: 2, values: Float64Array.of(-5, 2 ** 50) })!;
    expect([0, 1, 2].map((id) => index.find(small, id))).toEqual([1, -1, 0]);
    expect([0, 1].map((id) => index.find(floats, id))).toEqual([0, -1]);
    expect(readValues({ kind: "float64", length: 1, values: Float64Array.of(1.5) })).toBeUndefined();
  });

  test("texts are found across dictionaries, unused ones are no values", () => {
    const parent = columnFromValues(["x", "ä", "", "long text"]);
    const index = indexValues(readValues(sliceColumn(parent, 0, 3))!);
    const child = { kind: "text" as const, length: 4, codes: Int32Array.of(0, 1, 2, 3) };
    const values = readValues({ ...child, dictionary: Dictionary.of(["", "long text", "ä", "b"]) })!;
    expect([0, 1, 2, 3].map((id) => index.find(values, id))).toEqual([2, -1, 1, -1]);
    expect(readValues(sliceColumn(parent, 0, 3))!.distinctCount).toBe(3);
  });

  test("every value is found again and nulls are none", () => {
    const cells = fc.array(fc.option(fc.integer({ min: -50, max: 2_000_000_000 })), { minLength: 1 });
    fc.assert(
      fc.property(cells, (numbers) => {
        const values = readValues(columnFromValues([...numbers, 0]))!;
        const index = indexValues(values);
        expect([...values.ids].map((id) => (id < 0 ? null : index.find(values, id)))).toEqual(
          [...values.ids].map((id) => (id < 0 ? null : id)),
        );
        expect(values.distinctCount).toBe(new Set([...numbers.filter((value) => value !== null), 0]).size);
        expect([...values.ids].map((id) => id < 0)).toEqual([...numbers, 0].map((value) => value === null));
      }),
    );
  });

  test("tuples", () => {
    const parts = [Int32Array.of(0, 0, 1, -1, 0), Int32Array.of(0, 1, 0, 0, 1)];
    const index = indexTuples(parts);
    expect([index.rowCount, index.distinctCount]).toEqual([4, 3]);
    expect([0, 1, 2, 3, 4].map((row) => index.find(parts, row))).toEqual([0, 1, 2, -1, 1]);
    expect(hasUniqueTuples(parts, 1)).toBe(false);
    expect(hasUniqueTuples(parts, 2)).toBe(true);
  });
});

describe("names", () => {
  const tables = nameTables(["tCustomers", "tOrders", "tWard", "tEmployee"]);
  const known = knowWords(tables, ["manager"]);
  const named = (table: string, name: string) => ({
    table,
    name,
    tableWords: tables.get(table)!,
    words: segmentWords(splitWords(name), known),
  });
  const keys = {
    primaryKeys: new Map([...tables.keys()].map((table) => [table, [named(table, "id")]])),
  };
  const compare = (child: string, table: string) =>
    compareNames(named("tOrders", child), keys.primaryKeys.get(table)![0]!, keys);

  test.each(["customer_id", "CustomerID", "customerid", "idcustomer", "fk_customer", "CUSTOMERS_NO"])(
    "%s plainly says customers",
    (name) => {
      expect(compare(name, "tCustomers")).toBeGreaterThanOrEqual(0.9);
      expect(compare(name, "tWard")).toBe(0);
    },
  );

  test("roles and abbreviations say it less plainly", () => {
    for (const name of ["billing_customer_id", "cust_id"]) {
      expect(compare(name, "tCustomers")).toBeGreaterThan(0.5);
      expect(compare(name, "tCustomers")).toBeLessThan(0.9);
    }
    expect(compare("created_by", "tEmployee")).toBe(0.5);
    expect(compare("wrd_id", "tWard")).toBe(0.6);
    expect(compare("quantity", "tCustomers")).toBe(0);
  });

  test("words without borders are split at what is known", () => {
    expect(segmentWords(["managerfk", "valid", "ordersid"], known)).toEqual([
      "manager",
      "fk",
      "valid",
      "orders",
      "id",
    ]);
  });
});

describe("keys of hand-made databases", () => {
  const customers = { id: count(40, (i) => i + 1), name: count(40, (i) => `Name ${i}`) };

  test("a reference, its kin of numbers that are no reference, and the primary keys", () => {
    const database = makeDatabase({
      customers,
      orders: {
        order_no: count(300, (i) => 1_000 + i),
        customer_id: count(300, (i) => 1 + ((i * 17) % 40)),
        quantity: count(300, (i) => 1 + ((i * 7) % 12)),
        month: count(300, (i) => 1 + (i % 12)),
      },
    });
    expect(listReferences(database)).toEqual(["orders.customer_id → customers.id"]);
    expect(listPrimaryKeys(database)).toEqual({ customers: ["id"], orders: ["order_no"] });
  });

  test("nulls and orphans are allowed, a second way to the same row is a copy", () => {
    const codes = count(60, (i) => `K${i * i}x`);
    const database = makeDatabase({
      product: { product_id: count(60, (i) => i + 1), code: codes },
      sale: {
        sale_id: count(500, (i) => i + 1),
        product_id: count(500, (i) => (i % 9 === 0 ? null : i % 50 === 1 ? 777 : 1 + ((i * 13) % 60))),
        product_code: count(500, (i) => codes[(i * 13) % 60]!),
      },
    });
    expect(listReferences(database)).toEqual(["sale.product_id → product.product_id"]);
  });

  test("several columns: a key, a reference, and the shorter one that follows from it", () => {
    const places = count(120, (i) => [i % 8, Math.floor(i / 8)] as const);
    const database = makeDatabase({
      country: {
        code: count(8, (i) => `C${"abcdefgh"[i]}`),
        name: count(8, (i) => `Country ${"abcdefgh"[i]}`),
      },
      region: {
        country: places.map(([country]) => `C${"abcdefgh"[country]}`),
        region: places.map(([, region]) => `R${"abcdefghijklmno"[region]}`),
        people: places.map(([a, b]) => 1_000_003 * (a + 1) * (b + 2)),
      },
      visit: {
        visit_id: count(400, (i) => i + 1),
        country: count(400, (i) => `C${"abcdefgh"[(i * 3) % 8]}`),
        region: count(400, (i) => `R${"abcdefghijklmno"[(i * 7) % 15]}`),
      },
    });
    expect(listPrimaryKeys(database)).toEqual({
      country: ["code"],
      region: ["country", "region"],
      visit: ["visit_id"],
    });
    expect(listReferences(database).sort()).toEqual([
      "region.country → country.code",
      "visit.country+region → region.country+region",
    ]);
  });

  test("a hierarchy refers to itself, two references lead to one table, a link is keyed by both", () => {
    const database = makeDatabase({
      employee: {
        employee_id: count(50, (i) => i + 1),
        name: count(50, (i) => `Name ${i}`),
        manager_id: count(50, (i) => (i === 0 ? null : 1 + Math.floor(i / 4))),
      },
      airport: { iata: count(30, (i) => `${"ABCDEFGHIJ"[i % 10]}${"QWE"[Math.floor(i / 10)]}Z`) },
      flight: {
        id: count(200, (i) => i + 1),
        origin: count(200, (i) => `${"ABCDEFGHIJ"[(i * 3) % 10]}${"QWE"[i % 3]}Z`),
        dest: count(200, (i) => `${"ABCDEFGHIJ"[(i * 7) % 10]}${"QWE"[(i + 1) % 3]}Z`),
      },
      crew: {
        flight_id: count(400, (i) => 1 + Math.floor(i / 2)),
        employee_id: count(400, (i) => 1 + ((i * 11) % 50)),
      },
    });
    expect(listReferences(database).sort()).toEqual([
      "crew.employee_id → employee.employee_id",
      "crew.flight_id → flight.id",
      "employee.manager_id → employee.employee_id",
      "flight.dest → airport.iata",
      "flight.origin → airport.iata",
    ]);
    expect(listPrimaryKeys(database)["crew"]).toEqual(["flight_id", "employee_id"]);
  });

  test("rows that repeat have no key; chance uniqueness is none", () => {
    const database = makeDatabase({
      log: { level: count(50, (i) => i % 3), text: count(50, (i) => `t${i % 7}`) },
      person: { id: count(40, (i) => i + 1), zip: count(40, (i) => 10_000 + ((i * 7_919) % 89_999)) },
    });
    const keys = detectKeys(database);
    expect(keys.primaryKeys.map(({ table }) => table)).toEqual(["person"]);
    expect(keys.uniqueKeys).toEqual([]);
  });

  test("guesses say where, what, how sure and why", () => {
    const database = makeDatabase({
      customers,
      orders: { id: count(90, (i) => 500 + i), customer_id: count(90, (i) => 1 + ((i * 7) % 40)) },
    });
    const guess = toGuesses(detectKeys(database)).find(({ path }) => path === "tables.orders.foreignKeys")!;
    expect(guess.value).toEqual({
      columns: ["customer_id"],
      references: { table: "customers", columns: ["id"] },
    });
    expect(guess.confidence).toBeGreaterThan(0.9);
    expect(guess.evidence).toBe(
      "all 90 rows have a match in customers.id; 40 of its 40 keys are used; the name says so",
    );
  });

  test("nothing comes of nothing", () => {
    const empty = makeDatabase({ a: {}, b: { x: [] }, c: { y: [null, null] } });
    expect(detectKeys(empty)).toEqual({ primaryKeys: [], uniqueKeys: [], foreignKeys: [] });
  });

  test("stops when cancelled", () => {
    expect(() => detectKeys(makeDatabase({ customers }), { signal: AbortSignal.abort() })).toThrow();
  });
});

function addScores(all: readonly KnownDatabase[]) {
  const scores = all.map((known) => scoreKeys(detectKeys(known.database), known));
  const declared = scores.reduce((sum, score) => sum + score.declared, 0);
  const found = declared - scores.reduce((sum, { missed }) => sum + missed.length, 0);
  return {
    found: found / declared,
    wrongPerFound: scores.reduce((sum, { wrong }) => sum + wrong.length, 0) / found,
    keyed:
      1 -
      scores.reduce((sum, { wrongPrimaryKeys }) => sum + wrongPrimaryKeys.length, 0) /
        scores.reduce((sum, { tables }) => sum + tables, 0),
  };
}

describe("databases of random design", () => {
  const databases = count(12, (place) => makeSyntheticDatabase(1_000 + place));

  test("nearly all references and keys are found", () => {
    const { found, wrongPerFound, keyed } = addScores(databases);
    expect(found).toBeGreaterThan(0.94);
    expect(wrongPerFound).toBeLessThan(0.05);
    expect(keyed).toBeGreaterThan(0.94);
  });

  test("most are, too, when tables and columns have no names", () => {
    const { found, wrongPerFound } = addScores(databases.map(hideNames));
    expect(found).toBeGreaterThan(0.7);
    expect(wrongPerFound).toBeLessThan(0.25);
  });
});

describe.skipIf(!hasSharedData)("real databases", () => {
  test.each(["chinook", "mondial", "northwind", "oracle_hr"])(
    "%s",
    (name) => {
      const known = loadKnownDatabase(name);
      const { found, wrongPerFound, keyed } = addScores([known]);
      expect([found, keyed]).toEqual([1, 1]);
      expect(wrongPerFound).toBeLessThanOrEqual(0.1);
      expect(addScores([hideNames(known)]).found).toBeGreaterThanOrEqual(0.8);
    },
    30_000,
  );
});
