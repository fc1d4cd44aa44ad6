import { expect, test, vi } from "vitest";
import { Random } from "../../../base/index.ts";
import { columnFromValues, type Database, makeTable, type Table, takeRows } from "../../../table/index.ts";
import { drawnSchema, drawTable, shuffleColumns } from "../../testing/draw-tables.ts";
import type { MetricAnswer } from "../entry.ts";
import { c2st, c2stCopyLine, c2stDifferences, c2stHoldout } from "./c2st.ts";
import { c2stLogistic } from "./c2st-logistic.ts";
import { drawBootstrap } from "./draw-rows.ts";

const database = (table: Table): Database => new Map([["t", table]]);
/** Trees are grown by the thousand; a busy machine takes its time. */
vi.setConfig({ testTimeout: 60_000 });

const ROWS = 300;
const [one, other, third] = [drawTable(ROWS, 1), drawTable(ROWS, 2), drawTable(ROWS, 3)];

function judge(metric: typeof c2st, synthetic: Table, { real = one, holdout = third, seed = 1 } = {}) {
  const sides = { real: database(real), synthetic: database(synthetic), holdout: database(holdout) };
  return metric.compute({ ...sides, schema: drawnSchema, seed }, {}) as MetricAnswer;
}

test("two samples of one population cannot be told apart, and what was left out is said", () => {
  for (const metric of [c2st, c2stDifferences, c2stHoldout]) {
    const { value, note } = judge(metric, other);
    expect(Math.abs((value as number) - 0.5)).toBeLessThan(0.09);
    expect(note).toContain("1 columns left out");
  }
});

test("columns shuffled independently are caught", () => {
  for (const metric of [c2st, c2stDifferences, c2stHoldout])
    expect(judge(metric, shuffleColumns(other, 4)).value).toBeGreaterThan(0.75);
});

test("differences show what single columns hide", () => {
  const real = makeTable("t", [...one.columns].slice(0, 3));
  const near = new Map(other.columns);
  const a = near.get("a") as Extract<
    typeof near extends Map<string, infer C> ? C : never,
    { kind: "float64" }
  >;
  near.set("b", { ...a, values: a.values.map((value, row) => value + ((row * 0.618) % 0.5)) });
  const synthetic = makeTable("t", [...near].slice(0, 3));
  const plain = judge(c2st, synthetic, { real }).value as number;
  expect(judge(c2stDifferences, synthetic, { real }).value).toBeGreaterThan(plain);
});

test("copies pass the plain test and show against the held-out rows as the copy line does", () => {
  const copied = takeRows(one, drawBootstrap(ROWS, ROWS, new Random(9)));
  const line = judge(c2stCopyLine, copied).value as number;
  expect(line).toBeGreaterThan(0.55);
  expect(Math.abs((judge(c2stHoldout, copied).value as number) - line)).toBeLessThan(0.15);
});

test("the same seed gives the same number, another one another", () => {
  const few = takeRows(
    other,
    Int32Array.from({ length: 80 }, (_, row) => row),
  );
  const value = judge(c2st, few).value;
  expect(judge(c2st, few).value).toBe(value);
  expect(judge(c2st, few, { seed: 2 }).value).not.toBe(value);
});

test("unseen categories and infinite values are judged", () => {
  const columns = new Map(other.columns);
  columns.set("group", columnFromValues(Array.from({ length: ROWS }, (_, row) => `new ${row % 4}`)));
  expect(judge(c2st, makeTable("t", columns)).value).toBe(1);
  columns.set("group", other.columns.get("group")!);
  columns.set(
    "a",
    columnFromValues(Array.from({ length: ROWS }, (_, row) => (row % 2 ? Infinity : -Infinity))),
  );
  expect(judge(c2stDifferences, makeTable("t", columns)).value).toBeGreaterThan(0.99);
});

test("too few rows, constant and missing columns have a reason", () => {
  const code = (answer: MetricAnswer) => "code" in answer && answer.code;
  const few = (count: number) =>
    takeRows(
      other,
      Int32Array.from({ length: count }, (_, row) => row),
    );
  for (const count of [0, 1, 49]) expect(code(judge(c2st, few(count)))).toBe("too-few-values");
  expect(code(judge(c2st, other, { real: few(1) }))).toBe("too-few-values");
  const fill = (value: number | null) =>
    makeTable(
      "t",
      [...one.columns.keys()].map((name) => [
        name,
        columnFromValues(Array.from({ length: 60 }, () => value)),
      ]),
    );
  for (const table of [fill(null), fill(1)])
    expect(code(judge(c2st, table, { real: table }))).toBe("nothing-to-compare");
  const noHoldout = { real: database(one), synthetic: database(other), schema: drawnSchema, seed: 1 };
  expect(code(c2stHoldout.compute(noHoldout, {}) as MetricAnswer)).toBe("no-holdout");
});

test("a linear judge sees a shifted column", () => {
  expect(Math.abs((judge(c2stLogistic, other).value as number) - 0.5)).toBeLessThan(0.09);
  const columns = new Map(other.columns);
  const shifted = Array.from({ length: ROWS }, (_, row) => (row % 9 === 0 ? null : 1 + row / ROWS));
  columns.set("a", columnFromValues(shifted));
  expect(judge(c2stLogistic, makeTable("t", columns)).value).toBeGreaterThan(0.75);
});
