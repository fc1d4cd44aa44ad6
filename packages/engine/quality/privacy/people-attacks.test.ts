import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import {
  columnFromValues,
  concatTables,
  makeTable,
  schemaSchema,
  sliceTable,
  type Table,
} from "../../table/index.ts";
import { type PrivacyInput, runAttacks } from "./index.ts";

const ROWS = 1_200;
const letters = (random: Random, count: number) =>
  Array.from({ length: count }, () => String.fromCharCode(97 + random.below(26))).join("");

/** People whose income follows their age, in towns of which most are home to few. */
function drawPeople(rows: number, seed: number): Table {
  const random = new Random(seed);
  const people = Array.from({ length: rows }, (_, row) => {
    const age = 18 + random.below(70);
    return {
      id: row,
      email: `${letters(random, 9)}.${letters(random, 4)}@example.org`,
      age,
      sex: random.below(2) === 0 ? "f" : "m",
      town: `town ${Math.floor(900 * random.float() ** 3)}`,
      income: Math.round(age * 700 + random.float() * 40_000),
      visits: random.below(40),
      diagnosis: ["none", "asthma", "diabetes", "cancer"][Math.floor(4 * random.float() ** 2)] as string,
    };
  });
  const names = Object.keys(people[0] as object) as (keyof (typeof people)[number])[];
  return makeTable(
    "people",
    names.map((name) => [name, columnFromValues(people.map((person) => person[name]))]),
  );
}

const schema = schemaSchema.parse({
  version: 1,
  tables: {
    people: {
      primaryKey: ["id"],
      columns: {
        id: { type: "id" },
        email: { type: "email", pii: "email", role: "identifier" },
        age: { type: "numerical", pii: "age", role: "quasi" },
        sex: { type: "categorical", role: "quasi" },
        town: { type: "categorical", pii: "city", role: "quasi" },
        income: { type: "numerical" },
        visits: { type: "numerical" },
        diagnosis: { type: "categorical", role: "sensitive" },
      },
    },
  },
});

const [real, holdout, fresh] = [drawPeople(ROWS, 1), drawPeople(ROWS, 2), drawPeople(ROWS, 3)];
const mine = [
  "singling-out-univariate",
  "singling-out-multivariate",
  "linkability",
  "inference",
  "disclosure",
  "re-identification",
  "leaked-values",
  "rare-values",
];

async function run(
  synthetic: Table,
  { only = mine, ...changed }: Partial<PrivacyInput> & { readonly only?: readonly string[] } = {},
) {
  const database = (table: Table) => new Map([["people", table]]);
  const sides = { real: database(real), synthetic: database(synthetic), holdout: database(holdout) };
  const { verdict, attacks, findings } = await runAttacks(
    { ...sides, schema, seed: 4, ...changed },
    { only },
  );
  const judged = attacks.map((answer) => [
    answer.name,
    "judgement" in answer ? answer.judgement : answer.code,
  ]);
  return { verdict, judged: Object.fromEntries(judged), attacks, findings };
}

const every = (judgement: string) => Object.fromEntries(mine.map((name) => [name, judgement]));
const figureOf = (answers: Awaited<ReturnType<typeof run>>["attacks"], name: string) =>
  answers
    .flatMap((answer) => ("figures" in answer ? answer.figures : []))
    .find((figure) => figure.name === name);

test("a copy of the fitted rows fails every attack", async () => {
  const { verdict, judged } = await run(real);
  expect(judged).toEqual(every("fail"));
  expect(verdict).toBe("fail");
});

test("an independent sample passes every attack", async () => {
  const { judged, findings } = await run(fresh);
  expect(judged).toEqual(every("pass"));
  expect(findings).toEqual([]);
});

test("figures are numbers within their intervals, and the same for the same seed", async () => {
  for (const synthetic of [real, fresh]) {
    const { attacks } = await run(synthetic);
    const figures = attacks.flatMap((answer) => ("figures" in answer ? answer.figures : []));
    expect(figures.length).toBeGreaterThan(50);
    for (const { name, value, low = value, high = value } of figures)
      expect([name, low <= value && value <= high]).toEqual([name, true]);
    expect((await run(synthetic)).attacks).toEqual(attacks);
  }
});

test("findings tell no value of the people", async () => {
  const { findings } = await run(real);
  const told = findings.map(({ what, advice }) => `${what} ${advice}`).join("\n");
  expect(findings.length).toBeGreaterThan(8);
  expect(told).not.toMatch(/town \d|@example|cancer/);
  expect(told).toMatch(/categories that occur fewer than 5 times in 1,200 rows were reproduced/);
  expect(told).toContain("Raise the rare-value threshold to 5.");
});

test("addresses in another spelling are seen", async () => {
  const column = real.columns.get("email");
  const texts = column?.kind === "text" ? Array.from(column.codes, (code) => column.dictionary.at(code)) : [];
  const respelt = texts.map((text) => ` ${text.toUpperCase().replace(".", " ")}`);
  const synthetic = makeTable("people", [...fresh.columns, ["email", columnFromValues(respelt)]]);
  for (const changed of [{}, { holdout: new Map() }]) {
    const { judged, attacks } = await run(synthetic, { ...changed, only: ["leaked-values"] });
    expect(judged).toEqual({ "leaked-values": "fail" });
    expect(figureOf(attacks, "email.exact")?.value).toBe(0);
    expect(figureOf(attacks, "email.near")?.value).toBe(1);
  }
});

test("k, l, t and the risks of re-identification are those of the groups", async () => {
  const group = (cells: readonly (readonly [string, string])[], copies: number) => {
    const rows = Array.from({ length: copies }, () => cells).flat();
    return makeTable("people", [
      ["town", columnFromValues(rows.map(([town]) => town))],
      ["diagnosis", columnFromValues(rows.map(([, diagnosis]) => diagnosis))],
    ]);
  };
  // Three of a, of whom two are ill; one of b, ill.
  const few = group(
    [
      ["a", "ill"],
      ["a", "ill"],
      ["a", "well"],
      ["b", "ill"],
    ],
    40,
  );
  const lone = sliceTable(group([["c", "ill"]], 4), 0, 4);
  const fitted = concatTables([few, lone]);
  const synthetic = group(
    [
      ["a", "ill"],
      ["c", "ill"],
      ["d", "ill"],
      ["d", "ill"],
    ],
    50,
  );
  const others = group(
    [
      ["a", "ill"],
      ["c", "well"],
    ],
    100,
  );
  const { attacks } = await run(synthetic, {
    real: new Map([["people", fitted]]),
    holdout: new Map([["people", others]]),
    only: ["re-identification"],
  });
  const value = (name: string) => figureOf(attacks, name)?.value;
  expect([value("unique"), value("k"), value("l.diagnosis")]).toEqual([0, 4, 1]);
  // 120 of a and 40 of b and 4 of c: 124 of 164 are ill; all of b and c.
  expect(value("t.diagnosis")).toBeCloseTo(1 - 124 / 164, 12);
  expect([value("prosecutor"), value("prosecutor.most")]).toEqual([0.25, 0.25]);
  expect([value("journalist"), value("journalist.most")]).toEqual([0, 1 / 104]);
  expect(value("marketer")).toBeCloseTo((50 / 120 + 50 / 4) / 200, 12);
});

test("quasi-identifiers are found where the schema marks none", async () => {
  const described = structuredClone(schema);
  for (const column of Object.values(described.tables["people"]?.columns ?? {})) delete column.role;
  const { attacks } = await run(fresh, { schema: described, only: ["re-identification"] });
  const [answer] = attacks;
  const note = answer !== undefined && "note" in answer ? answer.note : "";
  expect(note).toMatch(/quasi-identifiers found: (?=.*age)(?=.*town)/);
  expect(note).not.toContain("email");
});

test("without held-out rows nothing passes unseen", async () => {
  const { judged, verdict } = await run(fresh, { holdout: new Map() });
  const needing = Object.fromEntries(mine.slice(0, 5).map((name) => [name, "no-holdout"]));
  expect(judged).toEqual({
    ...needing,
    "re-identification": "unknown",
    "leaked-values": "pass",
    "rare-values": "warn",
  });
  expect(verdict).toBe("warn");
});

const column = (name: string) => makeTable("people", [[name, fresh.columns.get(name)!]]);
test.each<[string, Table, Partial<PrivacyInput>, Readonly<Record<string, string>>]>([
  ["few rows", sliceTable(fresh, 0, 99), {}, every("too-few-to-attack")],
  ["no rows", sliceTable(fresh, 0, 0), {}, every("too-few-to-attack")],
  [
    "no held-out rows",
    fresh,
    { holdout: new Map([["people", sliceTable(holdout, 0, 0)]]) },
    every("too-few-to-attack"),
  ],
  [
    "one column",
    column("diagnosis"),
    {},
    {
      "singling-out-univariate": "pass",
      "singling-out-multivariate": "too-few-columns",
      linkability: "too-few-columns",
      inference: "too-few-columns",
      disclosure: "no-quasi-identifier",
      "re-identification": "no-quasi-identifier",
      "leaked-values": "nothing-rare",
      "rare-values": "nothing-rare",
    },
  ],
])("%s: each attack says why it could not be tried", async (_, synthetic, changed, codes) => {
  const { judged } = await run(synthetic, changed);
  expect(judged).toEqual(codes);
});

test("a table in which all alike have company singles out nobody", async () => {
  const coarse = (table: Table) => {
    const kept = concatTables([table, table]);
    return makeTable(
      "people",
      ["sex", "diagnosis"].map((name) => [name, kept.columns.get(name)!] as const),
    );
  };
  const [a, b, c] = [coarse(real), coarse(holdout), coarse(fresh)];
  const sides = { real: new Map([["people", a]]), holdout: new Map([["people", b]]) };
  const { attacks } = await run(c, { ...sides, only: ["singling-out-multivariate"] });
  expect([figureOf(attacks, "risk")?.value, figureOf(attacks, "risk")?.low]).toEqual([0, 0]);
});

test("what is the same for everybody is no attribute to guess", async () => {
  const constant = (table: Table) =>
    makeTable("people", [
      ...["town", "diagnosis"].map(
        (name) => [name, columnFromValues(Array(table.rowCount).fill("same"))] as const,
      ),
    ]);
  const sides = {
    real: new Map([["people", constant(real)]]),
    holdout: new Map([["people", constant(holdout)]]),
  };
  const { judged } = await run(constant(fresh), {
    ...sides,
    only: ["inference", "disclosure", "singling-out-multivariate"],
  });
  expect(judged).toEqual({
    inference: "nothing-to-infer",
    disclosure: "nothing-to-infer",
    "singling-out-multivariate": "pass",
  });
});
