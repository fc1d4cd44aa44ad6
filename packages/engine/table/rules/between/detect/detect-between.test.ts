import { describe, expect, test } from "vitest";
import { Random } from "../../../../base/index.ts";
import type { Column } from "../../../column/column.ts";
import { columnFromValues } from "../../../column/column-from-values.ts";
import { type ForeignKey, type Schema, schemaSchema } from "../../../schema/schema.ts";
import { type Database, makeTable } from "../../../table.ts";
import { loadKnownDatabase } from "../../../testing/load-known.ts";
import { hasSharedData } from "../../../testing/load-shared.ts";
import { checkTablesRule, describeTablesRule, detectBetween, parseTablesRule } from "../index.ts";

const CUSTOMERS = 60;
const ORDERS = 600;
const LINES = 1_500;
const DAY = 86_400_000_000;

function daysOf(days: readonly (number | null)[]): Column {
  const values = BigInt64Array.from(days, (day) => BigInt(Math.round((day ?? 0) * DAY)));
  const nulls = Uint8Array.from(days, (day) => (day === null ? 1 : 0));
  return { kind: "datetime", part: "datetime", length: days.length, values, nulls };
}

const reference = (columns: string[], table: string, keys = ["id"]): ForeignKey => ({
  columns,
  references: { table, columns: keys },
});

/** Orders of customers with lines, deliveries by lorries that are in one place at a time, notes on either. */
function makeShop(random: Random): { database: Database; schema: Schema } {
  const draw = (length: number, bound: number) => Array.from({ length }, () => random.below(bound));
  const since = draw(CUSTOMERS, 1_000);
  const town = draw(CUSTOMERS, 9).map((place) => `town ${place}`);
  const kind = draw(CUSTOMERS, 3).map((place) => ["shop", "private", "closed"][place] as string);
  const buyers = Array.from({ length: CUSTOMERS }, (_, i) => i).filter((i) => kind[i] !== "closed");
  const buyer = draw(ORDERS, buyers.length).map((place) => buyers[place] as number);
  const placed = buyer.map((customer) => (since[customer] as number) + 1 + random.below(900));
  const order = Array.from({ length: LINES }, (_, i) => (i < ORDERS ? i : random.below(ORDERS)));
  const price = draw(LINES, 900).map((cents) => cents / 100 + 0.01);
  const count = draw(LINES, 5).map((n) => n + 1);
  const total = new Float64Array(ORDERS);
  for (const [line, place] of order.entries())
    total[place]! += (price[line] as number) * (count[line] as number);
  const lorry = draw(ORDERS, 4);
  const busy = [0, 0, 0, 0];
  const leaves = lorry.map((one) => {
    const start = busy[one]! + random.float();
    busy[one] = start + 0.5 + random.float();
    return start;
  });
  const returns = leaves.map((start, trip) => {
    const next = leaves.findIndex((_, later) => later > trip && lorry[later] === lorry[trip]);
    return next < 0 ? null : start + 0.9 * ((leaves[next] as number) - start);
  });
  const onOrder = draw(200, 2);
  const tables: Record<string, Record<string, Column>> = {
    customer: {
      id: columnFromValues(since.map((_, i) => i)),
      since: daysOf(since),
      town: columnFromValues(town),
      kind: columnFromValues(kind),
      parent: columnFromValues(since.map((_, i) => (i === 0 || i % 5 === 0 ? null : random.below(i)))),
    },
    order: {
      id: columnFromValues(placed.map((_, i) => 1_000 + i)),
      customer: columnFromValues(buyer),
      placed: daysOf(placed),
      ship_town: columnFromValues(buyer.map((customer) => town[customer] as string)),
      carrier: columnFromValues(buyer.map((customer) => (customer * 7) % 11)),
      total: columnFromValues([...total].map((sum) => Math.round(sum * 100) / 100)),
      noise: columnFromValues(draw(ORDERS, 50)),
    },
    line: {
      order: columnFromValues(order.map((place) => 1_000 + place)),
      customer: columnFromValues(order.map((place) => buyer[place] as number)),
      price: columnFromValues(price),
      count: columnFromValues(count),
    },
    lorry: { id: columnFromValues([0, 1, 2, 3]), plate: columnFromValues(["a", "b", "c", "d"]) },
    trip: { lorry: columnFromValues(lorry), leaves: daysOf(leaves), returns: daysOf(returns) },
    note: {
      about: columnFromValues(onOrder.map((isOrder) => (isOrder ? "Order" : "Customer"))),
      about_id: columnFromValues(
        onOrder.map((isOrder) => (isOrder ? 1_000 + random.below(ORDERS) : random.below(CUSTOMERS))),
      ),
    },
  };
  const database = new Map(
    Object.entries(tables).map(([name, columns]) => [name, makeTable(name, Object.entries(columns))]),
  );
  const keys: Record<string, ForeignKey[]> = {
    customer: [reference(["parent"], "customer")],
    order: [reference(["customer"], "customer")],
    line: [reference(["order"], "order"), reference(["customer"], "customer")],
    trip: [reference(["lorry"], "lorry")],
  };
  const described = Object.entries(tables).map(([name, columns]) => [
    name,
    {
      columns: Object.fromEntries(
        Object.keys(columns).map((column) => [column, { type: column === "town" ? "address" : "unknown" }]),
      ),
      primaryKey: "id" in columns ? ["id"] : [],
      foreignKeys: keys[name] ?? [],
    },
  ]);
  return { database, schema: schemaSchema.parse({ version: 1, tables: Object.fromEntries(described) }) };
}

describe("rules of a made-up shop", () => {
  const { database, schema } = makeShop(new Random(5));
  const guesses = detectBetween(database, schema);
  const sentences = guesses.map(({ rule }) => describeTablesRule(rule));

  test.each([
    "order.placed is not before customer.since",
    "order.ship_town repeats customer.town of the same id",
    "rows of order with the same customer agree in carrier",
    "order.total is the sum of line.price × count",
    "from line, customer → customer and order → order → customer → customer lead to the same row",
    "in trip no two rows of one lorry overlap between leaves and returns",
    "following parent in customer never comes back",
    "order.customer leads to rows of customer whose kind is private or shop",
    "note.about_id leads to customer or order, as about says",
    "rows of lorry are those of the real data",
  ])("%s", (sentence) => {
    const sorted = sentences.map((text) =>
      text.replace("shop or private", "private or shop").replace("order or customer", "customer or order"),
    );
    expect(sorted).toContain(sentence);
  });

  test("nothing else, and each is a valid rule that the data keep", () => {
    const others = sentences.filter((text) => text.includes("noise"));
    expect(others).toEqual([]);
    expect(guesses.length).toBeLessThanOrEqual(13);
    for (const { rule, confidence } of guesses) {
      expect(parseTablesRule(rule)).toEqual({ rule, issues: [] });
      expect(checkTablesRule(database, rule).broken).toBe(0);
      expect(confidence).toBeGreaterThanOrEqual(0.7);
    }
  });

  test("with rows exchanged none of the relations is left", () => {
    const order = database.get("order")!;
    const shifted = new Map(
      [...order.columns].map(([name, column]) => [name, name === "customer" ? column : turn(column)]),
    );
    const mixed = new Map([...database, ["order", { ...order, columns: shifted }]]);
    const kinds = detectBetween(mixed, schema)
      .filter(({ rule }) => rule.tables.includes("order") && rule.tables.includes("customer"))
      .map(({ rule }) => rule.kind);
    expect(kinds.filter((kind) => ["carried-over", "time-order"].includes(kind))).toEqual([]);
  });
});

function turn(column: Column): Column {
  if (column.kind === "text") return { ...column, codes: column.codes.toReversed() };
  return { ...column, values: column.values.toReversed() } as Column;
}

test.skipIf(!hasSharedData)(
  "sakila: a payment belongs to the customer who rented; a copy is lent once at a time",
  () => {
    const { database, primaryKeys, foreignKeys } = loadKnownDatabase("sakila");
    const tables = [...database].map(([name, table]) => [
      name,
      {
        columns: Object.fromEntries([...table.columns.keys()].map((column) => [column, { type: "unknown" }])),
        primaryKey: primaryKeys.get(name),
        foreignKeys: foreignKeys
          .filter(({ table: child }) => child === name)
          .map(({ columns, references }) => ({ columns, references })),
      },
    ]);
    const schema = schemaSchema.parse({ version: 1, tables: Object.fromEntries(tables) });
    const sentences = detectBetween(database, schema).map(({ rule }) => describeTablesRule(rule));
    expect(sentences).toContain(
      "from payment, customer_id → customer and rental_id → rental → customer_id → customer lead to the same row",
    );
    expect(sentences).toContain(
      "in rental no two rows of one inventory_id overlap between rental_date and return_date",
    );
  },
  30_000,
);
