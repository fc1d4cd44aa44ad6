import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { Random } from "../../../base/index.ts";
import { type Column, columnFromValues, makeTable, schemaSchema } from "../../../table/index.ts";
import { takeMeasuredRows } from "../attacked-columns.ts";
import type { Rows } from "../neighbours/index.ts";
import { scoreBaseline } from "./dcr-baseline-protection.ts";
import { scoreOverfitting } from "./dcr-overfitting-protection.ts";
import { measureMostlyDistances } from "./mostly-distances.ts";

function load<T>(name: string): readonly T[] {
  const file = join(import.meta.dirname, "..", "..", "golden", `${name}.json.gz`);
  return JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as T[];
}

type Cell = number | string | boolean | null;
type Cells = Readonly<Record<string, readonly Cell[]>>;

interface ClosestCase {
  readonly kinds: Readonly<Record<string, string>>;
  readonly real: Cells;
  readonly synthetic: Cells;
  readonly holdout: Cells;
  readonly random: Cells;
  readonly overfitting: { readonly score: number; readonly closer: number };
  readonly baseline: { readonly score: number | null; readonly synthetic: number; readonly random: number };
}

const typeOf: Readonly<Record<string, string>> = { whole: "numerical", constant: "numerical" };

function build(cells: Cells, kinds: ClosestCase["kinds"]) {
  return makeTable(
    "t",
    Object.entries(cells).map(([name, values]) => [name, buildColumn(values, kinds[name] as string)]),
  );
}

function buildColumn(values: readonly Cell[], kind: string): Column {
  if (kind === "categorical" || kind === "boolean") return columnFromValues(values);
  const nulls = Uint8Array.from(values, (cell) => (cell === null ? 1 : 0));
  const base = { length: values.length, nulls };
  if (kind !== "datetime")
    return { ...base, kind: "float64", values: Float64Array.from(values, (cell) => Number(cell ?? 0)) };
  const micros = BigInt64Array.from(values, (cell) => BigInt(Number(cell ?? 0)) * 1_000_000n);
  return { ...base, kind: "datetime", part: "datetime", values: micros };
}

function takeSides(one: ClosestCase): Readonly<Record<"real" | "synthetic" | "holdout" | "random", Rows>> {
  const columns = Object.entries(one.kinds).map(([name, kind]) => [name, { type: typeOf[kind] ?? kind }]);
  const schema = schemaSchema.parse({
    version: 1,
    tables: { t: { columns: Object.fromEntries(columns) } },
  }).tables["t"];
  if (schema === undefined) throw new Error("the schema has lost its table");
  const [real, synthetic] = [build(one.real, one.kinds), build(one.synthetic, one.kinds)];
  const table = { name: "t", real, synthetic, schema, random: new Random(1) };
  const taken = takeMeasuredRows({ ...table, holdout: build(one.holdout, one.kinds) });
  const other = takeMeasuredRows({ ...table, holdout: build(one.random, one.kinds) });
  return { ...taken, holdout: taken.holdout as Rows, random: other.holdout as Rows };
}

test("DCROverfittingProtection and DCRBaselineProtection agree with SDMetrics on 80 tables", () => {
  const cases = load<ClosestCase>("closest-records");
  expect(cases).toHaveLength(80);
  let random = 0;
  for (const one of cases) {
    const sides = takeSides(one);
    const overfitting = scoreOverfitting(sides);
    expect(overfitting.score).toBeCloseTo(one.overfitting.score, 9);
    expect(overfitting.nearerToFitted).toBeCloseTo(one.overfitting.closer, 9);
    if (one.baseline.score === null) {
      expect(() => scoreBaseline(sides)).toThrow(expect.objectContaining({ code: "rows-too-alike" }));
      continue;
    }
    const baseline = scoreBaseline(sides);
    expect(baseline.score).toBeCloseTo(one.baseline.score, 9);
    expect(baseline.synthetic).toBeCloseTo(one.baseline.synthetic, 9);
    expect(baseline.random).toBeCloseTo(one.baseline.random, 9);
    random++;
  }
  expect(random).toBeGreaterThan(50);
});

interface MostlyCase {
  readonly training: number[][];
  readonly synthetic: number[][];
  readonly holdout: number[][];
  readonly groups: number[][];
  readonly dcrShare: number;
  readonly trn: { readonly dcr: number; readonly identical: number; readonly nndr: number };
  readonly hol: MostlyCase["trn"];
}

test("DCR share, identical matches and NNDR agree with mostlyai-qa on 24 embeddings", () => {
  const cases = load<MostlyCase>("mostly-distances");
  expect(cases).toHaveLength(24);
  for (const { training, synthetic, holdout, groups, ...expected } of cases) {
    const take = (side: number[][]) => side.map((values) => Float64Array.from(values));
    const sides = { training: take(training), synthetic: take(synthetic), holdout: take(holdout) };
    const found = measureMostlyDistances(sides, groups);
    expect(found.dcrShare).toBeCloseTo(expected.dcrShare, 6);
    for (const [ours, theirs] of [
      ["training", expected.trn],
      ["holdout", expected.hol],
    ] as const) {
      expect(found.dcr[ours]).toBeCloseTo(theirs.dcr, 6);
      expect(found.identical[ours]).toBeCloseTo(theirs.identical, 6);
      expect(found.nndr[ours]).toBeCloseTo(theirs.nndr, 6);
    }
  }
});
