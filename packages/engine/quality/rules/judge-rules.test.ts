import { expect, test } from "vitest";
import { columnFromValues, type Database, makeTable, schemaSchema, sliceTable } from "../../table/index.ts";
import { judgeRules } from "./judge-rules.ts";

const schema = schemaSchema.parse({
  version: 1,
  tables: {
    person: {
      columns: { id: { type: "id" }, from: { type: "numerical" }, to: { type: "numerical" } },
      primaryKey: ["id"],
      rules: [
        { kind: "inequality", columns: ["from", "to"] },
        { kind: "sql", columns: ["from"], params: { expression: "from >= 0" } },
        { kind: "inequality", columns: ["from", "until"] },
        { kind: "inequality", columns: ["from"] },
      ],
    },
    visit: { columns: { person: { type: "id" } } },
  },
  rules: [
    { kind: "shared-foreign-keys", tables: ["visit"], params: { keys: [["person"]], values: "reuse" } },
  ],
});

function makeSide(people: readonly (readonly (number | null)[])[], visits: readonly number[]): Database {
  const column = (at: number) => columnFromValues(people.map((cells) => cells[at]));
  const person = makeTable("person", [
    ["id", column(0)],
    ["from", column(1)],
    ["to", column(2)],
  ]);
  return new Map([
    ["person", person],
    ["visit", makeTable("visit", [["person", columnFromValues(visits)]])],
  ]);
}

const real = makeSide(
  [
    [1, 1, 2],
    [2, 4, 3],
    [3, null, 1],
  ],
  [1, 2, 2],
);
const synthetic = makeSide(
  [
    [1, 5, 2],
    [2, 4, 4],
    [3, 1, null],
  ],
  [1, 9, 9, 9],
);

test("every rule is told with what breaks it on either side, or why it could not be judged", async () => {
  const answers = await judgeRules({ real, synthetic, schema });
  expect(answers).toEqual([
    {
      table: "person",
      rule: "to is never less than from",
      kind: "inequality",
      broken: { real: 1, synthetic: 1 },
      rows: { real: 2, synthetic: 2 },
      score: 0.5,
    },
    {
      table: "person",
      rule: "every row satisfies from >= 0",
      kind: "sql",
      broken: { real: null, synthetic: null },
      rows: { real: null, synthetic: null },
      score: null,
      code: "rule-needs-sql",
      reason: expect.stringContaining("SQL"),
    },
    expect.objectContaining({ rule: "until is never less than from", score: null, code: "no-such-column" }),
    expect.objectContaining({ rule: "inequality(from)", score: null, code: "rule-invalid" }),
    {
      table: "visit",
      rule: "visit.person share their values",
      kind: "shared-foreign-keys",
      broken: { real: 0, synthetic: 3 },
      rows: { real: 3, synthetic: 4 },
      score: 0.25,
    },
  ]);
});

test("SQL is judged by the runner that the caller brings, once for both metrics that ask", async () => {
  const asked: string[] = [];
  const sql = {
    judge: async ({ name, rowCount }: { name: string; rowCount: number }, expression: string) => {
      asked.push(`${name}: ${expression}`);
      return { kind: "boolean" as const, length: rowCount, values: new Uint8Array(rowCount).fill(1) };
    },
  };
  const input = { real, synthetic, schema, sql };
  const [, answer] = await judgeRules(input);
  expect(answer).toMatchObject({
    score: 1,
    broken: { real: 0, synthetic: 0 },
    rows: { real: 3, synthetic: 3 },
  });
  expect(await judgeRules(input)).toContain(answer);
  expect(asked).toEqual(["person: from >= 0", "person: from >= 0"]);
});

test("a rule that no row is under has no score", async () => {
  const empty = new Map([...synthetic].map(([name, table]) => [name, sliceTable(table, 0, 0)]));
  const [first] = await judgeRules({ real, synthetic: empty, schema });
  expect(first).toMatchObject({ score: null, rows: { real: 2, synthetic: 0 }, code: "nothing-to-judge" });
});
