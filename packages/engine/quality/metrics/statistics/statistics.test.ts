import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { columnFromValues, makeTable, schemaSchema } from "../../../table/index.ts";
import type { MetricAnswer } from "../entry.ts";
import { statisticMetrics } from "./index.ts";

type Expected = Readonly<Record<string, number | null>>;
interface Made {
  readonly count: number;
  readonly step: number;
  readonly size: number;
  readonly shift: number;
}
interface Case<T> {
  readonly real: T;
  readonly synthetic: T;
  readonly expected: Expected;
}
interface Golden {
  readonly numbers: readonly Case<readonly number[]>[];
  readonly large: readonly Case<Made>[];
  readonly categories: readonly Case<readonly number[]>[];
}

const file = join(import.meta.dirname, "..", "..", "golden", "distances.json.gz");
const golden = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as Golden;

type Cells = Float64Array | readonly (string | null)[];

async function computeAll(
  real: Cells,
  synthetic: Cells,
  names?: readonly string[],
): Promise<Record<string, MetricAnswer>> {
  const type = real instanceof Float64Array ? "numerical" : "categorical";
  const schema = schemaSchema.parse({ version: 1, tables: { t: { columns: { x: { type } } } } });
  const input = { real: takeTable(real), synthetic: takeTable(synthetic), schema, seed: 1 };
  const answers: Record<string, MetricAnswer> = {};
  for (const { name, compute } of statisticMetrics)
    if (names?.includes(name) ?? true) answers[name] = await compute(input, {});
  return answers;
}

function takeTable(cells: Cells) {
  const column =
    cells instanceof Float64Array
      ? ({ kind: "float64", length: cells.length, values: cells } as const)
      : columnFromValues(cells);
  return new Map([["t", makeTable("t", [["x", column]])]]);
}

async function agree(real: Cells, synthetic: Cells, expected: Expected, where: string): Promise<void> {
  const answers = await computeAll(real, synthetic, Object.keys(expected));
  for (const [name, theirs] of Object.entries(expected)) {
    const ours = answers[name]?.value as number;
    if (theirs === null) expect(answers[name]?.value, `${where}: ${name}`).toBeNull();
    else {
      // Above 10,000 values a p as near to 1 as this comes from an approximation.
      const tolerance =
        name === "KSTest.pValue" && theirs > 0.9999 && Math.max(real.length, synthetic.length) > 10_000
          ? 1e-9
          : 1e-12;
      expect(Math.abs(ours - theirs), `${where}: ${name} ${ours} and ${theirs}`).toBeLessThanOrEqual(
        tolerance * Math.max(1, Math.abs(theirs)),
      );
    }
  }
}

test("statistics of small columns agree with SciPy", async () => {
  for (const [index, { real, synthetic, expected }] of golden.numbers.entries())
    await agree(Float64Array.from(real), Float64Array.from(synthetic), expected, `numbers ${index}`);
});

test("statistics of large columns agree with SciPy", async () => {
  const make = ({ count, step, size, shift }: Made) =>
    Float64Array.from({ length: count }, (_, index) => ((index * step) % size) + shift);
  for (const [index, { real, synthetic, expected }] of golden.large.entries())
    await agree(make(real), make(synthetic), expected, `large ${index}`);
});

test("statistics of categories agree with SciPy", async () => {
  const make = (counts: readonly number[]) =>
    counts.flatMap((count, code) => Array.from({ length: count }, () => `c${code}`));
  for (const [index, { real, synthetic, expected }] of golden.categories.entries())
    await agree(make(real), make(synthetic), expected, `categories ${index}`);
});

test("without values on a side there is a reason, never a number", async () => {
  const sides: [Cells, Cells][] = [
    [Float64Array.of(), Float64Array.of(1)],
    [Float64Array.of(1, 2), Float64Array.of(Number.NaN)],
    [["a"], [null]],
    [[], ["a"]],
  ];
  for (const [real, synthetic] of sides)
    for (const [name, answer] of Object.entries(await computeAll(real, synthetic)))
      expect(answer, name).toMatchObject({ value: null, code: "nothing-to-compare" });
});

test("infinite values do not make a number of what cannot be subtracted", async () => {
  const infinite = Float64Array.of(1, 2, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  const answers = await computeAll(infinite, Float64Array.of(1, 2, 3));
  expect(answers["WassersteinDistance"]?.parts).toMatchObject({ "t.x": { code: "infinite-values" } });
  expect(answers["IQROutliers"]?.parts).toMatchObject({ "t.x": { code: "infinite-values" } });
  expect(answers["KSTest.statistic"]?.value).toBe(0.25);
});
