/** @file What every kind of generator must do, whatever it is made of. */
import { expect, test } from "vitest";
import { Random } from "../base/index.ts";
import {
  columnFromValues,
  concatTables,
  type Database,
  detectSchema,
  type Float64Column,
  makeTable,
  type Schema,
  type Table,
  tablesEqual,
  toNumbers,
} from "../table/index.ts";
import { type Generator, generatorKinds, type SampleOptions } from "./index.ts";
import { decodeModelFile, encodeModelFile } from "./model-file/index.ts";

/** The least that each kind can be fitted with, in this process. */
const quick: Readonly<Record<string, object>> = {
  autoregressive: { processes: 0, epochs: 2, hidden: 8 },
};

const colours = ["red", "green", "blue", 'a "quoted", long name'];

function makeOrders(rowCount: number): Table {
  const random = new Random("orders");
  const rows = Array.from({ length: rowCount }, (_, row) => {
    const net = Math.round(1_000_000 * (1 + random.float())) / 100;
    const shipping = random.below(40);
    return { row, net, shipping, isRare: random.float() < 0.1 };
  });
  const start = 1_600_000_000_000_000n;
  const days = rows.map(({ shipping }) => start + BigInt(shipping) * 86_400_000_000n);
  return makeTable("orders", [
    ["id", columnFromValues(rows.map(({ row }) => `A-${String(row * 7 + 1000).padStart(6, "0")}`))],
    ["net", columnFromValues(rows.map(({ net }) => net))],
    ["shipping", columnFromValues(rows.map(({ shipping }) => shipping))],
    ["total", columnFromValues(rows.map(({ net, shipping }) => Math.round(100 * (net + shipping)) / 100))],
    ["colour", columnFromValues(rows.map(({ row, isRare }) => (isRare ? null : colours[row % 4]!)))],
    ["paid", columnFromValues(rows.map(({ shipping }) => shipping % 2 === 0))],
    [
      "day",
      {
        kind: "datetime",
        part: "date",
        length: rowCount,
        values: BigInt64Array.from(days),
        format: "%d.%m.%Y",
      },
    ],
    ["constant", columnFromValues(rows.map(() => 7))],
    ["nothing", columnFromValues(rows.map(() => null))],
  ]);
}

const table = makeOrders(400);
const tables: Database = new Map([["orders", table]]);
const { schema } = detectSchema(tables);

const fitted = new Map<string, Promise<Generator>>();

function fit(name: string): Promise<Generator> {
  const kind = generatorKinds.get(name)!;
  const fitting = fitted.get(name) ?? kind.fit({ tables, schema, seed: 1 }, quick[name] ?? {}, {});
  fitted.set(name, fitting);
  return fitting;
}

async function draw(generator: Generator, options: SampleOptions): Promise<Table> {
  const batches: Table[] = [];
  for await (const { rows } of generator.sample(options)) batches.push(rows);
  return concatTables(batches);
}

for (const name of generatorKinds.keys()) {
  test(`${name}: the twin has the columns of the source, and as many rows as asked for`, async () => {
    const twin = await draw(await fit(name), { seed: 1, rows: 5_000 });
    expect(twin.rowCount).toBe(5_000);
    const shape = ({ columns }: Table) => [...columns].map(([column, { kind }]) => [column, kind]);
    expect(shape(twin)).toEqual(shape(table));
    expect(twin.columns.get("day")).toMatchObject({ part: "date", format: "%d.%m.%Y" });
    expect((await draw(await fit(name), { seed: 1 })).rowCount).toBe(400);
  });

  test(`${name}: the same seed gives the same rows, in one part or several`, async () => {
    const generator = await fit(name);
    const whole = await draw(generator, { seed: "a", rows: 9_000 });
    const parts: Table[] = [];
    for (const index of [0, 1, 2])
      parts.push(await draw(generator, { seed: "a", rows: 9_000, partition: { index, count: 3 } }));
    expect(tablesEqual(concatTables(parts), whole)).toBe(true);
    expect(tablesEqual(await draw(generator, { seed: "b", rows: 9_000 }), whole)).toBe(false);
  });

  test(`${name}: a model file gives back the same generator`, async () => {
    const generator = await fit(name);
    const about = { programVersion: "1.0.0", createdAt: new Date(0) };
    const bytes = Buffer.concat(await encodeModelFile(generator, about));
    const { generator: loaded } = await decodeModelFile(bytes);
    expect(loaded.describe()).toEqual(generator.describe());
    const options = { seed: 3, rows: 500 };
    expect(tablesEqual(await draw(loaded, options), await draw(generator, options))).toBe(true);
  });

  test(`${name}: so it does where values are frequent and rare`, async () => {
    const counted = Array.from({ length: 3_000 }, (_, row) => (row < 2_400 ? row % 12 : 12 + (row % 80)));
    const random = new Random("others");
    const others = counted.map((value) => (value % 30) + random.below(40));
    const rare = makeTable("rare", [
      ["counted", columnFromValues(counted)],
      ["others", columnFromValues(others)],
    ]);
    const given = new Map([["rare", rare]]);
    const input = { tables: given, schema: detectSchema(given).schema, seed: 1 };
    const generator = await generatorKinds.get(name)!.fit(input, quick[name] ?? {}, {});
    const about = { programVersion: "1.0.0", createdAt: new Date(0) };
    const { generator: loaded } = await decodeModelFile(
      Buffer.concat(await encodeModelFile(generator, about)),
    );
    const options = { seed: 3, rows: 500 };
    expect(tablesEqual(await draw(loaded, options), await draw(generator, options))).toBe(true);
  });

  test(`${name}: no row's own value stands in the model`, async () => {
    const state = (await fit(name)).save();
    const numbers = new Set<number>();
    const texts = new Set<string>();
    collect(state, numbers, texts);
    const net = toNumbers(table.columns.get("net") as Float64Column);
    const scaled = [...net].flatMap((value) => [value, Math.round(value * 100)]);
    expect(scaled.filter((value) => numbers.has(value))).toEqual([]);
    const ids = Array.from({ length: 400 }, (_, row) => `A-${String(row * 7 + 1000).padStart(6, "0")}`);
    expect(ids.filter((value) => texts.has(value))).toEqual([]);
  });

  test(`${name}: a list of values in the schema keeps out those of few rows`, async () => {
    const described = structuredClone(schema) as Schema;
    Object.assign(described.tables["orders"]!.columns["colour"]!, { values: [...colours, "mauve", "rare"] });
    const rows = Array.from({ length: 400 }, (_, row) => (row < 3 ? "rare" : colours[row % 4]!));
    const rare = makeTable("orders", [...table.columns, ["colour", columnFromValues(rows)]]);
    const kind = generatorKinds.get(name)!;
    const input = { tables: new Map([["orders", rare]]), schema: described, seed: 1 };
    const generator = await kind.fit(input, quick[name] ?? {}, {});
    expect(generator.schema.tables["orders"]?.columns["colour"]?.values).toEqual([...colours, "mauve"]);
    expect(JSON.stringify(generator.describe())).not.toContain('"rare"');
  });

  test(`${name}: no rows are an empty table that tells its columns`, async () => {
    const empty = await draw(await fit(name), { seed: 1, rows: 0 });
    expect([empty.rowCount, [...empty.columns.keys()]]).toEqual([0, [...table.columns.keys()]]);
  });

  test(`${name}: describes every column once and survives as JSON`, async () => {
    const description = (await fit(name)).describe();
    expect(JSON.parse(JSON.stringify(description))).toEqual(description);
    expect(description.kind).toBe(name);
  });

  test(`${name}: what it cannot learn from is refused with a code`, async () => {
    const kind = generatorKinds.get(name)!;
    const refuse = (given: Database, described: Schema = schema) =>
      expect(kind.fit({ tables: given, schema: described, seed: 1 }, quick[name] ?? {}, {})).rejects;
    await refuse(new Map([["orders", makeOrders(0)]])).toMatchObject({ code: "too-few-rows" });
    await refuse(new Map([["orders", makeOrders(1)]])).toMatchObject({ code: "too-few-rows" });
    await refuse(new Map([...tables, ["more", table]])).toMatchObject({ code: "one-table-only" });
    await refuse(tables, { version: 1, tables: {}, rules: [] }).toMatchObject({
      code: "table-not-in-schema",
    });
    expect(kind.settings.safeParse({ cleverness: 11 }).success).toBe(false);
  });

  test(`${name}: stops when cancelled`, async () => {
    const kind = generatorKinds.get(name)!;
    const signal = AbortSignal.abort();
    const fitting = kind.fit({ tables, schema, seed: 1 }, quick[name] ?? {}, { signal });
    await expect(fitting).rejects.toMatchObject({ code: "cancelled" });
    const drawing = (await fit(name)).sample({ seed: 1 }, { signal })[Symbol.asyncIterator]();
    await expect(drawing.next()).rejects.toMatchObject({ code: "cancelled" });
  });
}

function collect(state: unknown, numbers: Set<number>, texts: Set<string>): void {
  if (typeof state === "number") numbers.add(state);
  else if (typeof state === "bigint") numbers.add(Number(state));
  else if (typeof state === "string") texts.add(state);
  else if (ArrayBuffer.isView(state))
    for (const value of state as unknown as Iterable<number | bigint>) numbers.add(Number(value));
  else if (typeof state === "object" && state !== null)
    for (const value of Object.values(state)) collect(value, numbers, texts);
}
