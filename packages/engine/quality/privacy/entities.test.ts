import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { columnFromValues, type Database, makeTable, schemaSchema } from "../../table/index.ts";
import { runAttacks } from "./run-attacks.ts";

const schema = schemaSchema.parse({
  version: 1,
  tables: {
    customer: {
      primaryKey: ["id"],
      columns: { id: { type: "id" }, region: { type: "categorical" } },
    },
    order: {
      primaryKey: ["number"],
      columns: {
        number: { type: "id" },
        customer: { type: "id" },
        amount: { type: "numerical" },
        kind: { type: "categorical" },
      },
      foreignKeys: [{ columns: ["customer"], references: { table: "customer", columns: ["id"] } }],
    },
  },
});

/** No single row says anything: 3 regions, 60 amounts, 5 kinds. What a customer ordered in all does. */
function drawShop(seed: number): Database {
  const random = new Random(seed);
  const customers = Array.from({ length: 500 }, (_, id) => ({ id, orders: 2 + random.below(6) }));
  const orders = customers.flatMap(({ id, orders: count }) => {
    const taste = random.below(40);
    return Array.from({ length: count }, () => [id, taste + random.below(20), random.below(5)] as const);
  });
  const customer = makeTable("customer", [
    ["id", columnFromValues(customers.map(({ id }) => `${seed}-${id}`))],
    ["region", columnFromValues(customers.map(() => ["north", "south", "west"][random.below(3)]))],
  ]);
  const order = makeTable("order", [
    ["number", columnFromValues(orders.map((_, row) => `${seed}-${row}`))],
    ["customer", columnFromValues(orders.map(([id]) => `${seed}-${id}`))],
    ["amount", columnFromValues(orders.map(([, amount]) => amount))],
    ["kind", columnFromValues(orders.map(([, , kind]) => `kind ${kind}`))],
  ]);
  return new Map([
    ["customer", customer],
    ["order", order],
  ]);
}

const [real, holdout, independent] = [drawShop(1), drawShop(2), drawShop(3)];
const only = ["membership-distance", "membership-density"];

function judgements(result: Awaited<ReturnType<typeof runAttacks>>) {
  return Object.fromEntries(
    result.attacks.map((answer) => [
      `${answer.table}: ${answer.name}`,
      "judgement" in answer ? answer.judgement : answer.code,
    ]),
  );
}

test("customers whose orders were copied are found by what they ordered in all, which no row shows", async () => {
  const found = judgements(await runAttacks({ real, synthetic: real, holdout, schema, seed: 1 }, { only }));
  expect(found["customer with its children: membership-distance"]).toBe("fail");
  expect(found["customer with its children: membership-density"]).toBe("fail");
  expect(found["customer: membership-distance"]).not.toBe("fail");
}, 30_000);

test("fresh customers are not", async () => {
  const found = judgements(
    await runAttacks({ real, synthetic: independent, holdout, schema, seed: 1 }, { only }),
  );
  expect(found["customer with its children: membership-distance"]).toBe("pass");
  expect(found["customer with its children: membership-density"]).toBe("pass");
}, 30_000);

test("rows of one person are one person where the schema names whom a row is about", async () => {
  const alone = (database: Database): Database => new Map([["order", database.get("order")!]]);
  const described = schemaSchema.parse({
    version: 1,
    tables: { order: { ...schema.tables["order"], foreignKeys: [], entity: "customer" } },
  });
  const input = { real: alone(real), synthetic: alone(real), holdout: alone(holdout) };
  const found = judgements(await runAttacks({ ...input, schema: described, seed: 1 }, { only }));
  expect(found["order by customer: membership-density"]).toBe("fail");
}, 30_000);

test("a table of nothing but keys has nothing of a person to find, and is no warning", async () => {
  const keys = schemaSchema.parse({
    version: 1,
    tables: { customer: { primaryKey: ["id"], columns: { id: { type: "id" } } } },
  });
  const take = (database: Database): Database => new Map([["customer", database.get("customer")!]]);
  const sides = { real: take(real), synthetic: take(independent), holdout: take(holdout) };
  const { findings, attacks } = await runAttacks({ ...sides, schema: keys, seed: 1 }, { only });
  expect(findings).toEqual([]);
  expect(attacks.every((answer) => "code" in answer && answer.code === "only-keys")).toBe(true);
});
