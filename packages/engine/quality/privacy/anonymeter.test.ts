import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { drawWithoutReplacement, Random } from "../../base/index.ts";
import { buildRows, codeIn, type StoredCell, type StoredCells } from "../testing/golden-rows.ts";
import { isRight } from "./attacks/inference.ts";
import { countLinks } from "./attacks/linkability.ts";
import type { Rows } from "./neighbours/index.ts";
import { boundRate, rateResidual, rateSuccess } from "./residual-risk.ts";
import { drawMultivariate, drawUnivariate } from "./singling-out/draw-predicates.ts";
import { type Comparison, countMatches, type Predicate } from "./singling-out/predicate.ts";
import { chanceOfOne } from "./singling-out/try-predicates.ts";

interface Golden {
  readonly rates: readonly {
    readonly counts: [number, number, number];
    readonly hits: [number, number, number];
    readonly attack: number[];
    readonly control: number[];
    readonly baseline: number[];
    readonly risk: number[];
  }[];
  readonly predicates: {
    readonly frame: StoredCells;
    readonly predicates: readonly (readonly [string, Comparison, StoredCell])[][];
    readonly counts: number[];
    readonly univariate: number;
  };
  readonly links: readonly { readonly k: number; one: number[]; other: number[]; links: number }[];
  readonly guesses: readonly {
    readonly kind: "number" | "category";
    readonly guesses: StoredCell[];
    readonly secrets: StoredCell[];
    readonly right: number[];
  }[];
}

const file = new URL("../golden/anonymeter.json.gz", import.meta.url);
const golden = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as Golden;

function expectClose(own: readonly number[], expected: readonly number[], within = 1e-9): void {
  for (const [at, value] of expected.entries())
    expect(Math.abs((own[at] as number) - value)).toBeLessThan(within);
}

test("rates, residual risk and their intervals agree with Anonymeter", () => {
  for (const { counts, hits, attack, control, baseline, risk } of golden.rates) {
    const [main, guess, others] = counts.map((count, at) =>
      rateSuccess({ count, hits: hits[at] as number }),
    ) as [ReturnType<typeof rateSuccess>, ReturnType<typeof rateSuccess>, ReturnType<typeof rateSuccess>];
    expectClose([main.value, main.error], attack);
    expectClose([others.value, others.error], control);
    const bounds = boundRate(guess);
    expectClose([bounds.value, bounds.low, bounds.high], baseline);
    const residual = boundRate(rateResidual(main, others));
    expectClose([residual.value, residual.low, residual.high], risk);
  }
});

test("predicates fit the rows that the package finds", () => {
  const { frame, predicates, counts, univariate } = golden.predicates;
  const [rows] = buildRows([frame]) as [Rows];
  const names = Object.keys(frame);
  const encode = (name: string, value: StoredCell) =>
    typeof value === "string" ? codeIn(frame[name] ?? [], value) : (value ?? 0);
  for (const [at, conditions] of predicates.entries()) {
    const predicate: Predicate = conditions.map(([name, comparison, value]) => ({
      column: names.indexOf(name),
      comparison,
      value: encode(name, value),
    }));
    expect(countMatches(rows, predicate)).toBe(counts[at]);
  }
  expect(drawUnivariate(rows, { count: 10_000, random: new Random(1) })).toHaveLength(univariate);
});

test("drawn predicates fit one row each, none twice, the same for the same seed", () => {
  const [rows] = buildRows([golden.predicates.frame]) as [Rows];
  const draw = () => drawMultivariate(rows, { count: 50, width: 3, random: new Random(5) });
  const drawn = draw();
  expect(drawn).toHaveLength(50);
  for (const predicate of drawn) expect(countMatches(rows, predicate)).toBe(1);
  expect(new Set(drawn.map((predicate) => JSON.stringify(predicate))).size).toBe(50);
  expect(draw()).toEqual(drawn);
});

test("that a draw of the rows keeps one of those that fit is the chance that drawing shows", () => {
  const random = new Random("draws");
  const draws = Array.from({ length: 20_000 }, () =>
    drawWithoutReplacement(random, { count: 10, total: 40 }).filter((row) => row < 3),
  );
  const shown = draws.filter(({ length }) => length === 1).length / draws.length;
  expect(Math.abs(chanceOfOne(3, 40, 10) - shown)).toBeLessThan(0.02);
  expect([chanceOfOne(1, 40, 40), chanceOfOne(2, 40, 40), chanceOfOne(0, 40, 10)]).toEqual([1, 0, 0]);
});

test("links agree with the package", () => {
  for (const { k, one, other, links } of golden.links)
    expect(countLinks(Int32Array.from(one), Int32Array.from(other), k)).toBe(links);
});

test("guesses are right where the package says so", () => {
  for (const { kind, guesses, secrets, right } of golden.guesses) {
    const code = (cell: StoredCell) => (typeof cell === "string" ? cell.charCodeAt(0) : (cell ?? Number.NaN));
    const own = guesses.map((cell, at) =>
      Number(isRight({ kind, guessed: code(cell), secret: code(secrets[at] ?? null) })),
    );
    expect(own).toEqual(right);
  }
});
