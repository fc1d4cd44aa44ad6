import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import {
  type Column,
  columnFromValues,
  concatTables,
  type Database,
  makeTable,
  type Schema,
  schemaSchema,
  sliceTable,
  type Table,
} from "../../table/index.ts";
import { drawnSchema, drawTable } from "../testing/draw-tables.ts";
import { type PrivacyInput, runAttacks } from "./index.ts";

const ROWS = 1_000;
const real = drawTable(ROWS, 1);
const holdout = drawTable(ROWS, 2);
const fresh = drawTable(ROWS, 3);
const database = (table: Table): Database => new Map([["t", { ...table, name: "t" }]]);

/** Those that look for rows; those that look for people are tried in people-attacks.test.ts. */
const byRows = [
  "copies",
  "membership-distance",
  "membership-density",
  "membership-kernel",
  "membership-ensemble",
  "dcr-baseline-protection",
  "dcr-overfitting-protection",
  "mostly-distances",
];

function run(synthetic: Table, changed: Partial<PrivacyInput> = {}, only: readonly string[] = byRows) {
  const sides = { real: database(real), synthetic: database(synthetic), holdout: database(holdout) };
  const input = { ...sides, schema: drawnSchema, seed: 1, ...changed };
  return runAttacks(input, { only });
}

/** Each number moved by up to a share of its scale, which is about 1 here. */
function blur(table: Table, share: number): Table {
  const random = new Random("blur");
  const move = (column: Column): Column =>
    column.kind === "float64"
      ? { ...column, values: column.values.map((value) => value + share * (random.float() - 0.5)) }
      : column;
  return makeTable(
    table.name,
    [...table.columns].map(([name, column]) => [name, move(column)]),
  );
}

test("an independent sample passes every attack", async () => {
  const { verdict, attacks: answers, findings } = await run(fresh);
  expect(answers.map(({ name }) => name)).toEqual(byRows);
  expect(answers.map((answer) => "judgement" in answer && answer.judgement)).toEqual(
    byRows.map(() => "pass"),
  );
  expect({ verdict, findings }).toEqual({ verdict: "pass", findings: [] });
});

test.each([
  ["a copy of the training data", real],
  ["a copy with noise", blur(real, 0.002)],
])("%s fails every attack", async (_, synthetic) => {
  const { verdict, attacks: answers } = await run(synthetic);
  expect(verdict).toBe("fail");
  for (const answer of answers)
    expect([answer.name, "judgement" in answer && answer.judgement]).toEqual([answer.name, "fail"]);
});

test("no figure is NaN, and none lies outside of its interval", async () => {
  for (const synthetic of [fresh, real]) {
    const { attacks: answers } = await run(synthetic);
    const figures = answers.flatMap((answer) => ("figures" in answer ? answer.figures : []));
    expect(figures.length).toBeGreaterThan(20);
    for (const { name, value, low = value, high = value } of figures)
      expect([name, low <= value + 1e-12 && value <= high + 1e-12]).toEqual([name, true]);
  }
});

test("one row in a hundred copied is caught", async () => {
  const [all, others] = [drawTable(3_000, 11), drawTable(3_000, 12)];
  const synthetic = concatTables([sliceTable(all, 0, 30), sliceTable(drawTable(3_000, 13), 30, 3_000)]);
  const sides = { real: database(all), holdout: database(others) };
  const { verdict, findings } = await run(synthetic, sides, ["copies"]);
  expect(verdict).toBe("fail");
  expect(findings.find(({ what }) => what.includes("equal a fitted row"))?.judgement).toBe("fail");
});

test("the same seed gives the same answers", async () => {
  expect(await run(fresh)).toEqual(await run(fresh));
});

test("without a holdout nothing passes, and what is missing is said", async () => {
  const { holdout: _, ...sides } = { real: database(real), synthetic: database(fresh), holdout: undefined };
  const {
    verdict,
    findings,
    attacks: answers,
  } = await runAttacks({ ...sides, schema: drawnSchema, seed: 1 }, { only: byRows });
  expect(verdict).toBe("warn");
  expect(findings[0]?.what).toContain("None of the 7 attacks");
  const untried = answers.filter((answer) => "code" in answer && answer.code === "no-holdout");
  expect(untried).toHaveLength(7);
});

test("a holdout that was fitted in part voids what leans on it", async () => {
  const mixed = concatTables([sliceTable(real, 0, 300), sliceTable(holdout, 300, ROWS)]);
  const { verdict, findings, attacks: answers } = await run(fresh, { holdout: database(mixed) });
  expect(verdict).toBe("warn");
  expect(findings[0]?.what).toContain("shares more rows");
  expect(answers.filter((answer) => "code" in answer && answer.code === "holdout-overlaps")).toHaveLength(7);
});

test("duplicates within a source are no overlap", async () => {
  const random = new Random(5);
  const draw = () =>
    makeTable("t", [
      ["grade", columnFromValues(Array.from({ length: 1_000 }, () => "abcde"[random.below(5)]!))],
    ]);
  const [a, b, c] = [draw(), draw(), draw()];
  const schema = schemaSchema.parse({
    version: 1,
    tables: { t: { columns: { grade: { type: "categorical" } } } },
  });
  const { verdict, attacks: answers } = await run(c, { real: database(a), holdout: database(b), schema });
  expect(verdict).toBe("pass");
  for (const answer of answers)
    expect([answer.name, "judgement" in answer ? answer.judgement : answer.code]).toEqual([
      answer.name,
      answer.name === "dcr-baseline-protection" ? "rows-too-alike" : "pass",
    ]);
});

const withKey = (extra: object): Schema =>
  schemaSchema.parse({ version: 1, tables: { t: { ...drawnSchema.tables["t"], ...extra } } });

const refused: readonly [string, Table, Partial<PrivacyInput>, string][] = [
  ["too few rows", sliceTable(fresh, 0, 60), {}, "too-few-to-attack"],
  ["no rows", sliceTable(fresh, 0, 0), {}, "too-few-to-attack"],
  ["few held-out rows", fresh, { holdout: database(sliceTable(holdout, 0, 5)) }, "too-few-to-attack"],
  ["a reference table", fresh, { schema: withKey({ reference: true }) }, "describes-nobody"],
  [
    "nothing but keys",
    fresh,
    { schema: withKey({ uniqueKeys: [["a"], ["b"], ["sum"], ["group"], ["label"]] }) },
    "only-keys",
  ],
];

test.each(refused)("%s: every attack says why it could not be tried", async (_, synthetic, changed, code) => {
  const { verdict, attacks: answers } = await run(synthetic, changed);
  expect(verdict).toBe("warn");
  const codes = new Set(answers.map((answer) => ("code" in answer ? answer.code : "none")));
  if (changed.holdout !== undefined) codes.delete("none");
  expect([...codes]).toEqual([code]);
});

test("a copied row is seen though its key is a fresh one", async () => {
  const ids = columnFromValues(Array.from({ length: ROWS }, (_, row) => row + 1_000_000));
  const synthetic = makeTable(
    "t",
    [...real.columns].map(([name, column]) => [name, name === "id" ? ids : column]),
  );
  const { attacks: answers } = await run(synthetic, {}, ["copies"]);
  const [answer] = answers;
  expect(answer !== undefined && "figures" in answer && answer.figures[0]?.value).toBe(1);
});

test("an unknown attack and tables that have nothing in common are refused", async () => {
  await expect(run(fresh, {}, ["guess"])).rejects.toMatchObject({ code: "unknown-attack" });
  await expect(run(fresh, { synthetic: new Map() })).rejects.toMatchObject({ code: "no-common-table" });
});

test("stops when told to", async () => {
  const stop = new AbortController();
  const sides = { real: database(real), synthetic: database(fresh), holdout: database(holdout) };
  const done = runAttacks(
    { ...sides, schema: drawnSchema, seed: 1 },
    {},
    { signal: stop.signal, onProgress: ({ done }) => done === 2 && stop.abort() },
  );
  await expect(done).rejects.toMatchObject({ code: "cancelled" });
});
