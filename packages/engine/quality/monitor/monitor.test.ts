import fc from "fast-check";
import { expect, test } from "vitest";
import { makeNormal, Random } from "../../base/index.ts";
import { columnFromValues, makeTable, sliceTable, type Table, tableSchema } from "../../table/index.ts";
import { drawnSchema, drawTable } from "../testing/draw-tables.ts";
import { judgeWindow } from "./judge-window.ts";
import { openMonitor } from "./open-monitor.ts";
import { summariseReference } from "./reference.ts";
import type { WindowMetric } from "./score-column.ts";
import type { WindowResult } from "./window-result.ts";

const schema = drawnSchema.tables["t"]!;
const reference = summariseReference(drawTable(8_000, 1), schema);

const seeds = fc.integer({ min: 2, max: 1e6 });
const check = (property: fc.IProperty<[number]>, numRuns: number) =>
  fc.assert(property, { numRuns, seed: 20_26 });

function judge(table: Table, options: Parameters<typeof openMonitor>[1] = {}): WindowResult[] {
  const monitor = openMonitor(reference, options);
  const last = () => monitor.end() ?? [];
  return [...monitor.add(table), last()].flat().map(({ result }) => result);
}

function replace(table: Table, name: string, cells: Parameters<typeof columnFromValues>[0]): Table {
  return makeTable(table.name, new Map(table.columns).set(name, columnFromValues(cells)));
}

const told = ({ alerts }: WindowResult) => alerts.map(({ metric, where }) => `${where} ${metric}`);
const scoreOf = (result: WindowResult, column: string, metric: WindowMetric) =>
  result.columns.find((each) => each.column === column)?.scores.find((each) => each.metric === metric);

test("rows of the reference's own source do not alert, in windows of any size", () => {
  check(
    fc.property(seeds, (seed) => {
      const windowRows = 1 + (seed % 1_500);
      const results = judge(drawTable(1_200, seed), {
        windowRows,
        thresholds: { copies: 0.01, repeats: 0.01 },
      });
      expect(results.flatMap(told)).toEqual([]);
      expect(results.reduce((sum, { rows }) => sum + rows, 0)).toBe(1_200);
    }),
    25,
  );
});

test("a column that is shifted alerts and is named, and no other is", () => {
  check(
    fc.property(seeds, (seed) => {
      const table = drawTable(1_000, seed);
      const random = new Random(seed);
      const shifted = replace(
        table,
        "a",
        Array.from({ length: 1_000 }, () => 0.4 + random.float() + random.float()),
      );
      const [result] = judge(shifted);
      expect(told(result!)).toContain("t.a KSComplement");
      expect(new Set(result!.alerts.map(({ where }) => where))).toEqual(new Set(["t.a"]));
    }),
    20,
  );
});

test("categories that the reference has not are counted", () => {
  const table = replace(
    drawTable(1_000, 5),
    "group",
    Array.from({ length: 1_000 }, (_, row) =>
      row % 5 === 0 ? "purple" : (["low", "middle"] as const)[row % 2]!,
    ),
  );
  const [result] = judge(table);
  expect(result!.columns.find(({ column }) => column === "group")?.newCategories).toBeCloseTo(0.2, 12);
  expect(told(result!)).toContain("t.group CategoryAdherence");
  expect(JSON.stringify(result)).not.toContain("purple");
});

test("a column that is all missing, or not sent at all, alerts for that", () => {
  const table = drawTable(500, 6);
  const missing = replace(
    table,
    "sum",
    Array.from({ length: 500 }, () => null),
  );
  const columns = new Map(table.columns);
  columns.delete("sum");
  for (const each of [missing, makeTable("t", columns)]) {
    const [result] = judge(each);
    expect(told(result!)).toContain("t.sum MissingValueSimilarity");
    expect(scoreOf(result!, "sum", "KSComplement")).toMatchObject({ value: null, code: "no-values" });
    expect(scoreOf(result!, "sum", "MissingValueSimilarity")?.value).toBe(0);
  }
});

test("no rows make no window", () => {
  expect(judge(drawTable(0, 7))).toEqual([]);
  expect(() => openMonitor(reference, { windowRows: 0 })).toThrow(
    expect.objectContaining({ code: "window-unfit" }),
  );
  expect(() => summariseReference(drawTable(0, 7), schema)).toThrow(
    expect.objectContaining({ code: "nothing-to-monitor" }),
  );
});

test("numbers and truths that come as text are read; what is none lies outside", () => {
  const table = drawTable(400, 8);
  const asText = (name: string) =>
    columnFromValues(Array.from(judgeable(table, name), (value) => String(value)));
  const texts = makeTable("t", new Map(table.columns).set("a", asText("a")).set("label", asText("label")));
  expect(judge(texts)).toEqual(judge(table));
  const broken = replace(
    table,
    "a",
    Array.from({ length: 400 }, (_, row) => (row % 2 === 0 ? "0x1" : "0.5")),
  );
  expect(scoreOf(judge(broken)[0]!, "a", "BoundaryAdherence")?.value).toBe(0.5);
});

function judgeable(table: Table, name: string): readonly (number | boolean)[] {
  const column = table.columns.get(name)!;
  if (column.kind === "boolean") return Array.from(column.values, (value) => value === 1);
  return Array.from((column as Extract<typeof column, { kind: "float64" }>).values);
}

test("rows of the reference are found again, in spite of fresh keys", () => {
  const real = drawTable(8_000, 1);
  const fresh = drawTable(1_000, 9);
  const mixed = [sliceTable(real, 100, 350), sliceTable(fresh, 0, 750)];
  const monitor = openMonitor(reference, { thresholds: { copies: 0.05 } });
  const [closed] = mixed.flatMap((batch) =>
    monitor.add(
      replace(
        batch,
        "id",
        Array.from({ length: batch.rowCount }, (_, row) => 1e6 + row),
      ),
    ),
  );
  expect(closed!.result.copies).toMatchObject({ value: 0.25, error: 0, expected: 0 });
  expect(told(closed!.result)).toEqual(["t copies"]);
  const [twice] = [openMonitor(reference, { thresholds: { repeats: 0.05 } })].flatMap((each) => [
    ...each.add(sliceTable(fresh, 0, 500)),
    ...each.add(sliceTable(fresh, 0, 500)),
  ]);
  expect(twice!.result.repeats.value).toBe(0.5);
  expect(told(twice!.result)).toEqual(["t repeats"]);
});

test("windows merged are one window, within the bound and whatever the order", () => {
  check(
    fc.property(seeds, (seed) => {
      const table = drawTable(6_000, seed);
      const [whole] = openMonitor(reference, { windowRows: 6_000 }).add(table);
      const parts = openMonitor(reference, { windowRows: 500 }).add(table);
      const [first, ...others] = new Random(seed).below(2) === 0 ? parts : parts.toReversed();
      for (const { sketch } of others) first!.sketch.merge(sketch);
      const merged = judgeWindow(first!.sketch);
      expect(merged.rows).toBe(6_000);
      expect(merged.copies).toEqual(whole!.result.copies);
      expect(merged.repeats).toEqual(whole!.result.repeats);
      for (const [at, { scores }] of whole!.result.columns.entries())
        for (const [place, { value, error }] of scores.entries()) {
          const other = merged.columns[at]!.scores[place]!;
          expect(Math.abs((value ?? 0) - (other.value ?? 0))).toBeLessThanOrEqual(
            error + other.error + 1e-12,
          );
        }
    }),
    6,
  );
});

test("distances from sketches are within their bound of the exact ones", () => {
  const normal = makeNormal();
  const draw = (random: Random, shift: number, rows: number) =>
    Float64Array.from({ length: rows }, () => shift + normal.draw(random));
  const numbers = tableSchema.parse({ columns: { x: { type: "numerical" } } });
  const table = (values: Float64Array) =>
    makeTable("n", [["x", { kind: "float64", length: values.length, values }]]);
  check(
    fc.property(seeds, (seed) => {
      const random = new Random(seed);
      const one = draw(random, 0, 20_000);
      const other = draw(random, random.float(), 7_000);
      const [closed] = openMonitor(summariseReference(table(one), numbers), { windowRows: 7_000 }).add(
        table(other),
      );
      const score = closed!.result.columns[0]!.scores[0]!;
      expect(score.error).toBeGreaterThan(0);
      expect(score.error).toBeLessThan(0.02);
      expect(Math.abs((score.value ?? 0) - (1 - exactGap(one, other)))).toBeLessThanOrEqual(score.error);
    }),
    10,
  );
});

function exactGap(one: Float64Array, other: Float64Array): number {
  const [a, b] = [one.toSorted(), other.toSorted()];
  let [i, gap] = [0, 0];
  for (const [j, value] of b.entries()) {
    while (i < a.length && a[i]! <= value) i++;
    gap = Math.max(gap, Math.abs(i / a.length - j / b.length), Math.abs(i / a.length - (j + 1) / b.length));
  }
  return gap;
}
