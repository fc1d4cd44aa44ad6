import { expect, test } from "vitest";
import { Random } from "../../../base/index.ts";
import { schemaSchema, type Table, takeRows } from "../../../table/index.ts";
import type { TableInput } from "../classifiers/over-tables.ts";
import { computeCoherence, mostlyCoherence } from "./coherence.ts";
import { type GoldenCells, loadMostlyGolden, makeGoldenTable } from "./testing/golden.ts";

const golden = loadMostlyGolden("coherence");

function takeInput(kinds: Readonly<Record<string, string>>, real: GoldenCells, synthetic: GoldenCells) {
  const types = { key: "categorical", ...kinds };
  const columns = Object.fromEntries(Object.entries(types).map(([name, type]) => [name, { type }]));
  const schema = schemaSchema.parse({ version: 1, tables: { t: { columns, entity: "key" } } });
  const tables = { real: makeGoldenTable(real, types), synthetic: makeGoldenTable(synthetic, types) };
  return { schema, tables };
}

test("coherence and its expected maximum agree with mostlyai-qa's own functions", () => {
  for (const [index, { kinds, real, synthetic, expected }] of golden.entries()) {
    const { schema, tables } = takeInput(kinds, real, synthetic);
    const input = {
      name: "t",
      ...tables,
      holdout: undefined,
      schema: schema.tables.t!,
      random: new Random(1),
    };
    const { value, parts = {} } = computeCoherence(input satisfies TableInput, () => 0);
    for (const [name, [accuracy, maximum]] of Object.entries(expected)) {
      expect(Math.abs((parts[name] ?? 9) - accuracy), `${index} ${name}`).toBeLessThan(1e-6);
      const ours = parts[`${name}.expectedMaximum`] ?? 9;
      expect(Math.abs(ours - maximum), `${index} ${name} maximum`).toBeLessThan(1e-6);
    }
    const mean = Object.values(expected).reduce((sum, [accuracy]) => sum + accuracy, 0) / 3;
    expect(Math.abs(value - mean), `${index} overall`).toBeLessThan(1e-6);
  }
});

test("steps follow the seed; unknown entities and single rows have a reason", async () => {
  const { kinds, real, synthetic } = golden[0]!;
  const { schema, tables } = takeInput(kinds, real, synthetic);
  const compute = (change: Partial<typeof tables> = {}, seed = 1, given = schema) => {
    const sides = Object.entries({ ...tables, ...change }).map(([side, table]) => [
      side,
      new Map([["t", table]]),
    ]);
    return mostlyCoherence.compute({ ...Object.fromEntries(sides), schema: given, seed }, {});
  };
  expect(await compute()).toEqual(await compute());
  expect((await compute({}, 2)).parts?.["t.nextRow"]).not.toEqual((await compute()).parts?.["t.nextRow"]);
  const same = await compute({ synthetic: tables.real });
  expect(same.parts?.["t.categoriesPerSequence"]?.value).toBe(1);
  const none = (table: Table) => takeRows(table, new Int32Array(0));
  const first = takeRows(tables.real, Int32Array.of(0));
  expect(await compute({ synthetic: none(tables.synthetic) })).toMatchObject({ code: "no-values" });
  expect(await compute({ real: first })).toMatchObject({ code: "single-rows" });
  const { entity: _, ...described } = schema.tables.t!;
  const unknown = { ...schema, tables: { t: described } };
  expect(await compute({}, 1, unknown)).toMatchObject({ code: "no-entity" });
});
