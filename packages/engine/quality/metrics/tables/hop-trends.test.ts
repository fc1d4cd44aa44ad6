import { expect, test } from "vitest";
import { fillPermutation, Random } from "../../../base/index.ts";
import {
  columnFromValues,
  type Database,
  makeTable,
  schemaSchema,
  takeColumn,
} from "../../../table/index.ts";
import { zeroThresholds } from "../../sdmetrics/pair-trends.ts";
import { computeQualityReports } from "../../sdmetrics/quality-report.ts";
import { hopTrends, intertableTrends } from "./hop-trends.ts";

const key = (table: string) => [{ columns: ["owner"], references: { table, columns: ["id"] } }];
const ids = { id: { type: "id" }, owner: { type: "id" } };
const schema = schemaSchema.parse({
  version: 1,
  tables: {
    country: { columns: { id: { type: "id" }, tongue: { type: "categorical" } }, primaryKey: ["id"] },
    town: {
      columns: { ...ids, size: { type: "numerical" } },
      primaryKey: ["id"],
      foreignKeys: key("country"),
    },
    person: {
      columns: { ...ids, name: { type: "categorical" } },
      primaryKey: ["id"],
      foreignKeys: key("town"),
    },
  },
});

/** Names of people follow the tongue of their country; their town knows nothing of it. */
function draw(seed: number): Database {
  const random = new Random(seed);
  const range = (count: number) => Array.from({ length: count }, (_, at) => at);
  const tongues = range(20).map(() => random.below(4));
  const towns = range(100).map(() => random.below(20));
  const people = range(1_000).map(() => (random.float() < 0.05 ? null : random.below(100)));
  const names = people.map((town) => `n${town === null ? 9 : tongues[towns[town]!]}`);
  const table = (name: string, columns: Record<string, (string | number | null)[]>) =>
    makeTable(
      name,
      Object.entries(columns).map(([column, cells]) => [column, columnFromValues(cells)]),
    );
  return new Map([
    ["country", table("country", { id: range(20), tongue: tongues.map((tongue) => `t${tongue}`) })],
    ["town", table("town", { id: range(100), owner: towns, size: towns.map(() => random.float()) })],
    ["person", table("person", { id: range(1_000), owner: people, name: names })],
  ]);
}

function shuffleOwners(database: Database): Database {
  const person = database.get("person")!;
  const rows = fillPermutation(new Random(7), new Uint32Array(person.rowCount));
  const owner = takeColumn(person.columns.get("owner")!, Int32Array.from(rows));
  return new Map(database).set("person", makeTable("person", [...person.columns, ["owner", owner]]));
}

test("what holds two steps apart is seen there, and its loss too", async () => {
  const [real, other] = [draw(1), draw(2)];
  const judge = (synthetic: Database) => hopTrends.compute({ real, synthetic, schema, seed: 1 }, {});
  const path = "person.owner → town.owner → country";
  expect((await judge(real)).parts).toEqual({ [path]: { value: 1 } });
  const broken = await judge(shuffleOwners(real));
  expect(broken.value).toBeLessThan(0.5);
  expect((await judge(other)).value).toBeGreaterThan((broken.value as number) + 0.2);
});

test("one step is the report's Intertable Trends", async () => {
  const input = { real: draw(1), synthetic: draw(2), schema, seed: 1 };
  const { parts = {} } = await intertableTrends.compute(input, {});
  const [report] = computeQualityReports(input, [zeroThresholds]);
  const rows = report!.details["Intertable Trends"]!;
  for (const [path, { value }] of Object.entries(parts)) {
    const own = rows.filter((row) => path.startsWith(`${row["Child Table"]}.`)).map(({ Score }) => Score);
    const mean = (own as number[]).reduce((sum, score) => sum + score, 0) / own.length;
    expect(value).toBeCloseTo(mean, 14);
  }
  expect(Object.keys(parts)).toHaveLength(2);
});

test("tables that nothing joins have a reason", async () => {
  const { country } = schema.tables;
  const input = {
    real: draw(1),
    synthetic: draw(2),
    schema: { ...schema, tables: { country: country! } },
    seed: 1,
  };
  for (const metric of [hopTrends, intertableTrends])
    expect(await metric.compute(input, {})).toMatchObject({ value: null, code: "no-path" });
});
