import { expect, test } from "vitest";
import { schemaSchema } from "../../../table/index.ts";
import { mostlyAccuracy } from "./accuracy.ts";
import { type GoldenCells, loadMostlyGolden, makeGoldenTable } from "./testing/golden.ts";

const golden = loadMostlyGolden("mostly");

function takeDatabase(cells: GoldenCells, kinds: Readonly<Record<string, string>>) {
  return new Map([["t", makeGoldenTable(cells, kinds)]]);
}

test("accuracies and their expected maxima agree with mostlyai-qa's own functions", async () => {
  for (const [index, { kinds, real, synthetic, expected }] of golden.entries()) {
    const columns = Object.fromEntries(Object.entries(kinds).map(([name, type]) => [name, { type }]));
    const schema = schemaSchema.parse({ version: 1, tables: { t: { columns } } });
    const sides = { real: takeDatabase(real, kinds), synthetic: takeDatabase(synthetic, kinds) };
    const { value, parts } = await mostlyAccuracy.compute({ ...sides, schema, seed: 1 }, {});
    for (const [name, [accuracy, maximum]] of Object.entries(expected)) {
      expect(Math.abs((parts?.[`t.${name}`]?.value ?? 9) - accuracy), `${index} ${name}`).toBeLessThan(1e-6);
      const ours = parts?.[`t.${name}.expectedMaximum`]?.value ?? 9;
      expect(Math.abs(ours - maximum), `${index} ${name} maximum`).toBeLessThan(1e-6);
    }
    const mean = Object.values(expected).reduce((sum, [accuracy]) => sum + accuracy, 0) / 3;
    expect(Math.abs((value ?? 9) - mean), `${index} overall`).toBeLessThan(1e-6);
  }
});

test("more than 10,000 triples are drawn, the same for one seed; no rows have a reason", async () => {
  const names = Array.from({ length: 42 }, (_, column) => `x${column}`);
  const kinds = Object.fromEntries(names.map((name) => [name, "numerical"]));
  const cells = Object.fromEntries(
    names.map((name, at) => [name, [1, 2, 3, 4].map((x) => (x * (at + 1)) % 7)]),
  );
  const columns = Object.fromEntries(names.map((name) => [name, { type: "numerical" }]));
  const schema = schemaSchema.parse({ version: 1, tables: { t: { columns } } });
  const table = takeDatabase(cells, kinds);
  const compute = () => mostlyAccuracy.compute({ real: table, synthetic: table, schema, seed: 4 }, {});
  expect(await compute()).toEqual(await compute());
  expect(await compute()).toMatchObject({ value: 1, note: "10000 triples of columns drawn" });
  const none = takeDatabase(Object.fromEntries(names.map((name) => [name, []])), kinds);
  expect(await mostlyAccuracy.compute({ real: table, synthetic: none, schema, seed: 4 }, {})).toMatchObject({
    code: "no-values",
  });
});
