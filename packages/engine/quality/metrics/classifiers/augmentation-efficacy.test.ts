import { expect, test, vi } from "vitest";
import { type Schema, type Table, takeRows } from "../../../table/index.ts";
import { drawnSchema, drawTable } from "../../testing/draw-tables.ts";
import type { MetricAnswer, MetricEntry } from "../entry.ts";
import { precisionEfficacy, recallEfficacy } from "./augmentation-efficacy.ts";
import { equalizedOddsImprovement } from "./equalized-odds-improvement.ts";

/** Trees are grown by the thousand; a busy machine takes its time. */
vi.setConfig({ testTimeout: 60_000 });

const [one, other, third] = [drawTable(300, 1), drawTable(300, 2), drawTable(300, 3)];
const t = drawnSchema.tables.t!;
const group = { ...t.columns.group!, role: "sensitive" as const };
const sensitive: Schema = { ...drawnSchema, tables: { t: { ...t, columns: { ...t.columns, group } } } };

function judge(metric: MetricEntry, schema: Schema, synthetic: Table = other) {
  const database = (table: Table) => new Map([["t", table]]);
  const sides = { real: database(one), synthetic: database(synthetic), holdout: database(third) };
  return metric.compute({ ...sides, schema, seed: 1 }, {}) as MetricAnswer;
}

test("rows of the same population change little, and the score follows from its parts", () => {
  for (const metric of [precisionEfficacy, recallEfficacy]) {
    const { value, parts = {}, note } = judge(metric, drawnSchema);
    const [before, after] = ["real rows", "real and synthetic rows"].map((part) => parts[`t.${part}`]?.value);
    expect(value).toBeCloseTo(((after as number) - (before as number)) / 2 + 0.5, 12);
    expect(Math.abs((value as number) - 0.5)).toBeLessThan(0.1);
    expect(note).toContain("label");
  }
});

test("groups of a sensitive column are compared; without one there is a reason", () => {
  const { value, parts = {}, note } = judge(equalizedOddsImprovement, sensitive);
  const [before, after] = ["real rows", "synthetic rows"].map((part) => parts[`t.${part}`]?.value);
  expect(value).toBeCloseTo(((after as number) - (before as number)) / 2 + 0.5, 12);
  expect(note).toContain("groups by group");
  expect(judge(equalizedOddsImprovement, drawnSchema)).toMatchObject({
    value: null,
    code: "no-sensitive-column",
  });
});

test("too few rows have a reason", () => {
  for (const metric of [precisionEfficacy, equalizedOddsImprovement])
    expect(judge(metric, sensitive, takeRows(other, Int32Array.of(0)))).toMatchObject({
      code: "too-few-values",
    });
});
