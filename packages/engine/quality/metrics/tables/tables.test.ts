import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { columnFromValues, type Database, makeTable, schemaSchema } from "../../../table/index.ts";
import { loadGoldenTables } from "../../testing/golden-tables.ts";
import { tableStructure } from "./column-validity.ts";
import { tableMetrics } from "./index.ts";
import { newRowSynthesis } from "./new-row-synthesis.ts";
import { dependencyPreservation, rulePreservation } from "./rule-preservation.ts";

interface SequenceSide {
  readonly keys: readonly number[];
  readonly values: readonly (number | null)[];
}
interface SequenceCase {
  readonly real: SequenceSide;
  readonly synthetic: SequenceSide;
  readonly parents: readonly [number, number];
  readonly expected: Readonly<Record<string, number | null>>;
}

const sequences = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "..", "golden", "sequences.json"), "utf8"),
) as SequenceCase[];

const sequenceSchema = schemaSchema.parse({
  version: 1,
  tables: {
    p: { columns: { id: { type: "id" } }, primaryKey: ["id"] },
    c: {
      columns: { k: { type: "id" }, x: { type: "numerical" } },
      entity: "k",
      foreignKeys: [{ columns: ["k"], references: { table: "p", columns: ["id"] } }],
    },
  },
});

function takeSide({ keys, values }: SequenceSide, parents: number): Database {
  const x = {
    kind: "float64",
    length: values.length,
    values: Float64Array.from(values, (value) => value ?? 0),
    ...(values.includes(null) && { nulls: Uint8Array.from(values, (value) => (value === null ? 1 : 0)) }),
  } as const;
  const ids = columnFromValues(Array.from({ length: parents }, (_, id) => id));
  return new Map([
    ["p", makeTable("p", [["id", ids]])],
    [
      "c",
      makeTable("c", [
        ["k", columnFromValues(keys)],
        ["x", x],
      ]),
    ],
  ]);
}

test("sequences and children per parent agree with the package", async () => {
  let compared = 0;
  for (const [index, { real, synthetic, parents, expected }] of sequences.entries()) {
    const input = {
      real: takeSide(real, parents[0]),
      synthetic: takeSide(synthetic, parents[1]),
      schema: sequenceSchema,
      seed: 1,
    };
    for (const { name, compute } of tableMetrics) {
      const theirs = expected[name];
      if (theirs === undefined) continue;
      const answer = await compute(input, {});
      const ours = name.startsWith("Cardinality")
        ? answer.value
        : (answer.parts?.["c.x"] ?? answer.parts?.["c"])?.value;
      const where = `case ${index}, ${name}: ${ours} and ${theirs}`;
      if (theirs === null) expect(ours ?? null, where).toBeNull();
      else expect(Math.abs((ours ?? Number.NaN) - theirs), where).toBeLessThanOrEqual(1e-9);
      compared++;
    }
  }
  expect(compared).toBe(600);
});

test("NewRowSynthesis agrees with the package on 200 tables", async () => {
  for (const { index, schema, real, synthetic, expected } of loadGoldenTables()) {
    const input = { real: new Map([["t", real]]), synthetic: new Map([["t", synthetic]]), schema, seed: 1 };
    const { value } = await newRowSynthesis.compute(input, {});
    const theirs = expected.table["NewRowSynthesis"] as number;
    expect(Math.abs((value ?? Number.NaN) - theirs), `table ${index}: ${value}, ${theirs}`).toBeLessThan(
      1e-9,
    );
  }
});

const ruleSchema = schemaSchema.parse({
  version: 1,
  tables: {
    t: {
      columns: { city: { type: "categorical" }, country: { type: "categorical" } },
      rules: [
        { kind: "functional-dependency", columns: ["city", "country"] },
        { kind: "allowed-values", columns: ["country"], params: { values: ["F", "D"] } },
      ],
    },
  },
});

function takePlaces(rows: readonly (readonly [string, string])[]): Database {
  const column = (at: 0 | 1) => columnFromValues(rows.map((row) => row[at]));
  return new Map([
    [
      "t",
      makeTable("t", [
        ["city", column(0)],
        ["country", column(1)],
      ]),
    ],
  ]);
}

test("a rule that only synthetic rows break is not kept", async () => {
  const real = takePlaces([
    ["Paris", "F"],
    ["Paris", "F"],
    ["Ulm", "D"],
  ]);
  const synthetic = takePlaces([
    ["Paris", "F"],
    ["Paris", "F"],
    ["Paris", "D"],
    ["Ulm", "D"],
  ]);
  const input = { real, synthetic, schema: ruleSchema, seed: 1 };
  expect(await rulePreservation.compute(input, {})).toMatchObject({
    value: 0.5,
    parts: {
      "t: country follows from city.real": { value: 0 },
      "t: country follows from city.synthetic": { value: 0.25 },
    },
  });
  expect((await dependencyPreservation.compute(input, {})).value).toBe(0);
  expect((await dependencyPreservation.compute({ ...input, synthetic: real }, {})).value).toBe(1);
});

test("without rows, rules, entity or relationships there is a reason", async () => {
  const empty = takePlaces([]);
  const bare = schemaSchema.parse({
    version: 1,
    tables: { t: { columns: { city: { type: "categorical" } } } },
  });
  for (const { name, compute } of tableMetrics.filter((metric) => metric !== tableStructure))
    expect(await compute({ real: empty, synthetic: empty, schema: bare, seed: 1 }, {}), name).toMatchObject({
      value: null,
      code: expect.stringMatching(/^(no-values|nothing-to-compare|no-rule-judged|no-entity|no-path)$/),
    });
});
