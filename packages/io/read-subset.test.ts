import {
  batchTable,
  type CellValue,
  columnFromValues,
  makeTable,
  schemaSchema,
  type Table,
  toNumbers,
} from "@semblance/engine/table";
import { expect, test } from "vitest";
import { chooseRoot, readSubset } from "./read-subset.ts";

function build(name: string, columns: Record<string, CellValue[]>): Table {
  return makeTable(
    name,
    Object.entries(columns).map(([column, values]) => [column, columnFromValues(values)]),
  );
}

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

const tables = [
  build("country", { code: ["CZ", "DE", "FR", "US"] }),
  build("customer", {
    id: range(1_000),
    country: range(1_000).map((id) => (id % 7 === 0 ? null : (["CZ", "DE", "FR"][id % 3] ?? null))),
    advisor: range(1_000).map((id) => (id < 10 ? null : Math.floor(id / 10))),
  }),
  build("order", { id: range(5_000), customer: range(5_000).map((id) => id % 1_000) }),
  build("line", { order: range(9_000).map((id) => id % 5_000), product: range(9_000).map((id) => id % 50) }),
  build("product", { id: range(60) }),
  build("weather", { day: range(2_000) }),
];

const key = (columns: string[], table: string, target: string[]) => ({
  columns,
  references: { table, columns: target },
});
const columnsOf = (table: Table) =>
  Object.fromEntries([...table.columns.keys()].map((name) => [name, { type: "id" as const }]));
const keys: Record<string, ReturnType<typeof key>[]> = {
  customer: [key(["country"], "country", ["code"]), key(["advisor"], "customer", ["id"])],
  order: [key(["customer"], "customer", ["id"])],
  line: [key(["order"], "order", ["id"]), key(["product"], "product", ["id"])],
};
const schema = schemaSchema.parse({
  version: 1,
  tables: Object.fromEntries(
    tables.map((table) => [table.name, { columns: columnsOf(table), foreignKeys: keys[table.name] ?? [] }]),
  ),
});

const source = {
  read(name: string) {
    const batches = batchTable(tables.find((table) => table.name === name) as Table, 700);
    const summary = Promise.resolve({ rowCount: 0 });
    return {
      summary,
      async *[Symbol.asyncIterator]() {
        yield* batches;
      },
    };
  },
};

const numbers = (table: Table | undefined, column: string) =>
  new Set([...toNumbers(table?.columns.get(column) as never)].filter((value) => !Number.isNaN(value)));

test("chosen root rows come with all that belongs to them and all they point to", async () => {
  const { database, note } = await readSubset(source, schema, { root: "customer", share: 0.1, seed: 1 }, {});
  const customers = numbers(database.get("customer"), "id");
  expect(customers.size).toBeGreaterThan(80);
  expect(customers.size).toBeLessThan(250);
  for (const advisor of numbers(database.get("customer"), "advisor")) expect(customers).toContain(advisor);
  const orders = numbers(database.get("order"), "id");
  for (const customer of numbers(database.get("order"), "customer")) expect(customers).toContain(customer);
  for (const order of numbers(database.get("line"), "order")) expect(orders).toContain(order);
  expect(database.get("country")?.rowCount).toBe(3);
  expect(numbers(database.get("product"), "id")).toEqual(numbers(database.get("line"), "product"));
  expect(database.get("weather")?.rowCount).toBeGreaterThan(100);
  expect(database.get("weather")?.rowCount).toBeLessThan(300);
  expect(note).toBe("about 10 % of the rows of customer and all that belongs to them");
});

test("every order of a customer who was drawn is there", async () => {
  const { database } = await readSubset(source, schema, { root: "customer", share: 0.05, seed: 2 }, {});
  const perCustomer = new Map<number, number>();
  for (const customer of toNumbers(database.get("order")?.columns.get("customer") as never))
    perCustomer.set(customer, (perCustomer.get(customer) ?? 0) + 1);
  expect(new Set(perCustomer.values())).toEqual(new Set([5]));
});

test("the same seed takes the same rows, another one others; the whole share takes all", async () => {
  const take = (share: number, seed: number) => readSubset(source, schema, { share, seed }, {});
  const [one, again, other, all] = await Promise.all([take(0.1, 1), take(0.1, 1), take(0.1, 2), take(1, 1)]);
  expect(again).toEqual(one);
  expect(numbers(other.database.get("order"), "id")).not.toEqual(numbers(one.database.get("order"), "id"));
  expect(all.database.get("line")?.rowCount).toBe(9_000);
  expect(all.database.get("product")?.rowCount).toBe(50);
});

test("the root that most belongs to is chosen; one that is not there is refused", async () => {
  const rowCounts = new Map(tables.map(({ name, rowCount }) => [name, rowCount]));
  expect(chooseRoot(schema, { share: 0.1, rowCounts })).toBe("customer");
  expect(chooseRoot(schema, { share: 0.1 })).toBe("country");
  await expect(readSubset(source, schema, { root: "nobody", share: 0.1, seed: 1 }, {})).rejects.toMatchObject(
    {
      code: "no-such-root",
    },
  );
});
