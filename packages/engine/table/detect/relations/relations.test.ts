import { expect, test } from "vitest";
import { Random, shuffle } from "../../../base/index.ts";
import type { CellValue, Column } from "../../column/column.ts";
import { columnFromValues } from "../../column/column-from-values.ts";
import { checkRuleNow } from "../../rules/index.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { hasSharedData, loadSharedTable } from "../../testing/load-shared.ts";
import { detectRelations } from "./index.ts";
import { type Plant, type Planted, plants } from "./testing/planted-relations.ts";
import { drawCells, pickIndependent, profileTable, timesFrom } from "./testing/random-columns.ts";

const CONFIDENT = 0.8;
const DAY_MICROS = 86_400_000_000;
const root = new Random("relations under test");

function detectIn(columns: Iterable<readonly [string, Column]>): RuleGuess<Rule>[] {
  return detectRelations(profileTable(columns));
}

function detectValues(columns: Readonly<Record<string, readonly CellValue[]>>): RuleGuess<Rule>[] {
  return detectIn(Object.entries(columns).map(([name, values]) => [name, columnFromValues(values)]));
}

function isAbout({ rule, confidence }: RuleGuess<Rule>, { kind, about }: Planted): boolean {
  const isSame = rule.columns.length === about.length && about.every((name) => rule.columns.includes(name));
  return confidence >= CONFIDENT && rule.kind === kind && isSame;
}

function buildPlanted(
  name: string,
  place: number,
): { planted: Planted; columns: (readonly [string, Column])[] } {
  const random = root.stream(name).partition(place);
  const rows = 400 + random.below(400);
  const planted = (plants[name] as Plant)(random, rows);
  return { planted, columns: shuffle(random, [...planted.columns, ...pickIndependent(random, rows, 5)]) };
}

test("in 100 tables of independent columns nothing is found with confidence", { timeout: 60_000 }, () => {
  const confident = Array.from({ length: 100 }, (_, place) => {
    const random = root.stream("independent").partition(place);
    const rows = 300 + random.below(300);
    return detectIn(pickIndependent(random, rows, 4 + random.below(9)));
  }).flat();
  expect(confident.filter(({ confidence }) => confidence >= CONFIDENT)).toEqual([]);
});

test("of 100 planted relations at least 95 are found among independent columns, and nothing else", {
  timeout: 60_000,
}, () => {
  const names = Object.keys(plants);
  const results = Array.from({ length: 100 }, (_, place) => {
    const name = names[place % names.length] as string;
    const { planted, columns } = buildPlanted(name, place);
    const guesses = detectIn(columns);
    const own = new Set(planted.columns.map(([column]) => column));
    const strange = guesses.filter(
      ({ rule, confidence }) => confidence >= CONFIDENT && !rule.columns.every((column) => own.has(column)),
    );
    return { name, isFound: guesses.some((guess) => isAbout(guess, planted)), strange };
  });
  expect(results.flatMap(({ strange }) => strange)).toEqual([]);
  const missed = results.filter(({ isFound }) => !isFound).map(({ name }) => name);
  expect(missed.length, missed.join()).toBeLessThanOrEqual(5);
});

test("what is guessed without exception holds in every row", () => {
  for (const name of Object.keys(plants)) {
    const profile = profileTable(buildPlanted(name, 0).columns);
    for (const { rule, evidence } of detectRelations(profile))
      expect([name, rule, checkRuleNow(profile.table, rule).broken === 0]).toEqual([
        name,
        rule,
        !/holds in [\d,]+ of/.test(evidence),
      ]);
  }
});

test("the same table and seed give the same guesses", () => {
  const { columns } = buildPlanted("nested", 1);
  expect(detectIn(columns)).toEqual(detectIn(columns));
});

test("empty tables, single rows and columns without values are looked at without harm", () => {
  expect(detectIn([])).toEqual([]);
  expect(detectValues({ a: [], b: [] })).toEqual([]);
  expect(detectValues({ a: [1], b: ["x"], c: [null] })).toEqual([]);
  expect(detectValues({ a: [1, 2], b: [Number.NaN, 1], c: [Number.POSITIVE_INFINITY, 0.5] })).toEqual([]);
});

test("a sum of few rows, a flag that hardly varies and a copy of it are not sure", () => {
  const few = detectValues({ a: [1, 2, 3], b: [2, 2, 2.5], c: [3, 4, 5.5] });
  expect(few).toEqual([]);
  const flag = drawCells(500, (row) => row === 77);
  expect(detectValues({ flag, copy: flag, other: drawCells(500, (row) => row % 7) })).toEqual([]);
});

test("an order that is there only because ranges do not overlap is no order", () => {
  const random = root.stream("ranges");
  const columns = [
    [
      "measured",
      timesFrom(
        drawCells(400, () => random.below(1000) * DAY_MICROS),
        "date",
      ),
    ],
    [
      "exported",
      timesFrom(
        drawCells(400, () => (5000 + random.below(1000)) * DAY_MICROS),
        "date",
      ),
    ],
  ] as const;
  expect(detectIn(columns)).toEqual([]);
});

test("two series that only grow are not surely in order", () => {
  const random = root.stream("series");
  let [first, second] = [0, 0];
  const columns = [
    ["received", timesFrom(drawCells(800, () => (first += random.below(1000) * 1e6)))],
    ["processed", timesFrom(drawCells(800, (row) => (second = Math.max(second + 1e6, row * 530e6))))],
  ] as const;
  expect(detectIn(columns).filter(({ confidence }) => confidence >= CONFIDENT)).toEqual([]);
});

test("strict where a step of one is common and equality never is", () => {
  const random = root.stream("strict");
  const from = drawCells(900, () => random.below(300));
  const to = from.map((value) => value + 1 + random.below(8));
  expect(detectValues({ start_page: from, end_page: to }).map(({ rule }) => rule)).toEqual([
    { kind: "inequality", columns: ["start_page", "end_page"], params: { strict: true } },
  ]);
});

test("more rules of a kind than anyone reads are counted", () => {
  const random = root.stream("many");
  const columns = Array.from(
    { length: 40 },
    (_, place) => [`unit_${place}`, columnFromValues(drawCells(300, () => `u${place}`))] as const,
  );
  const guesses = detectIn([...columns, ["n", columnFromValues(drawCells(300, () => random.float()))]]);
  expect(guesses).toHaveLength(25);
  expect(guesses.at(-1)?.evidence).toContain("15 more rules of this kind are left out");
});

test("cancelling stops the search", () => {
  const profile = profileTable(buildPlanted("sum", 0).columns);
  expect(() => detectRelations(profile, { signal: AbortSignal.abort() })).toThrow();
});

test.skipIf(!hasSharedData)("real tables show what people know of them", { timeout: 60_000 }, () => {
  const find = (name: string) =>
    detectIn(loadSharedTable(name).columns)
      .filter(({ confidence }) => confidence > 0.9)
      .map(({ rule }) => `${rule.kind} ${rule.columns.join(" ")}`);
  expect(find("ames_housing")).toEqual(
    expect.arrayContaining([
      "sum Total_Bsmt_SF BsmtFin_SF_1 BsmtFin_SF_2 Bsmt_Unf_SF",
      "sum area X1st_Flr_SF X2nd_Flr_SF Low_Qual_Fin_SF",
      "inequality Year_Built Year_Remod_Add",
      "conditional-presence Fireplace_Qu Fireplaces",
    ]),
  );
  expect(find("telco_churn")).toEqual(
    expect.arrayContaining([
      "fixed-combinations PhoneService MultipleLines",
      "fixed-combinations InternetService OnlineBackup",
    ]),
  );
  expect(find("german_credit")).toEqual([]);
});
