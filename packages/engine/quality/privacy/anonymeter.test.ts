import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import { buildRows, codeIn, type StoredCell, type StoredCells } from "../testing/golden-rows.ts";
import { isRight } from "./attacks/inference.ts";
import { countLinks } from "./attacks/linkability.ts";
import type { Rows } from "./neighbours/index.ts";
import { boundRate, rateResidual, rateSuccess } from "./residual-risk.ts";
import { drawMultivariate, drawUnivariate } from "./singling-out/draw-predicates.ts";
import { type Comparison, countMatches, type Predicate } from "./singling-out/predicate.ts";
import { fitWeight, integrateSinglingOut, measureSizeCorrection } from "./singling-out/size-correction.ts";

interface Golden {
  readonly rates: readonly {
    readonly counts: [number, number, number];
    readonly hits: [number, number, number];
    readonly attack: number[];
    readonly control: number[];
    readonly baseline: number[];
    readonly risk: number[];
  }[];
  readonly corrections: readonly {
    readonly sizes: number[];
    readonly successes: number[];
    readonly to: number;
    readonly ratio: number;
    readonly weight: number;
    readonly integrals: number[];
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

test("the correction for sizes agrees with the package's fit", () => {
  for (const { sizes, successes, to, ratio, weight, integrals } of golden.corrections) {
    expectClose(
      sizes.map((size) => integrateSinglingOut(size, weight)),
      integrals,
    );
    const fitted = fitWeight(sizes, successes);
    const own = integrateSinglingOut(to, fitted) / integrateSinglingOut(sizes.at(-1) as number, fitted);
    expect(Math.abs(own / ratio - 1)).toBeLessThan(1e-4);
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

test("successes are carried to more rows by the chance that a predicate still fits one", () => {
  // Every predicate fits 1 of 2,000 rows, so that it fits 2 of 4,000 and one alone less often.
  const matches = Array.from({ length: 300 }, (_, at) => at % 4);
  const ratio = measureSizeCorrection(matches, { heldOut: 2_000, fitted: 4_000 });
  expect(ratio).toBeGreaterThan(0.3);
  expect(ratio).toBeLessThan(1);
  expect(measureSizeCorrection(matches, { heldOut: 2_000, fitted: 2_000 })).toBe(1);
  expect(measureSizeCorrection([0, 0], { heldOut: 50, fitted: 4_000 })).toBe(1);
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
