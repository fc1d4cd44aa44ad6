import { expect, test, vi } from "vitest";
import { columnFromValues, makeTable, selectColumns, type Table, takeRows } from "../../../table/index.ts";
import { drawnSchema, drawTable, shuffleColumns } from "../../testing/draw-tables.ts";
import type { MetricAnswer } from "../entry.ts";
import { judgeClasses, judgeNumbers } from "./scores.ts";
import { tstr } from "./tstr.ts";

/** Trees are grown by the thousand; a busy machine takes its time. */
vi.setConfig({ testTimeout: 60_000 });

const [one, other, third] = [drawTable(400, 1), drawTable(400, 2), drawTable(400, 3)];

function judge(synthetic: Table, { real = one, holdout = third as Table | null } = {}) {
  const database = (table: Table) => new Map([["t", table]]);
  const sides = { real: database(real), synthetic: database(synthetic) };
  const held = holdout && { holdout: database(holdout) };
  return tstr.compute({ ...sides, ...held, schema: drawnSchema, seed: 1 }, {}) as MetricAnswer;
}

test("another sample teaches as well as the real one, shuffled columns teach nothing", () => {
  const { value, parts = {}, note } = judge(other);
  expect(note).toContain("predicts label");
  expect(value).toBeGreaterThan(0.9);
  expect(parts["t.ratio"]?.value).toBeGreaterThan(0.95);
  expect(parts["t.ratio"]?.value).toBeCloseTo((value as number) / (parts["t.TRTR AUC"]?.value as number), 12);
  expect(parts["t.TSTR F1"]?.value).toBeGreaterThan(0.8);
  const shuffled = judge(shuffleColumns(other, 4)).value as number;
  expect(Math.abs(shuffled - 0.5)).toBeLessThan(0.15);
});

test("a named column is predicted, of classes or of numbers; other tables then have a reason", () => {
  const database = (table: Table) => new Map([["t", table]]);
  const sides = { real: database(one), synthetic: database(other), holdout: database(third!) };
  const judgeNamed = (target: string, schema = drawnSchema) =>
    tstr.compute({ ...sides, schema, target, seed: 1 }, {}) as MetricAnswer;
  const numbers = judgeNamed("t.sum");
  expect(numbers.note).toContain("predicts sum");
  expect(numbers.parts?.["t.TSTR R2"]?.value).toBe(numbers.value);
  expect(judgeNamed("group").note).toContain("predicts group");
  expect(judgeNamed("id")).toMatchObject({ code: "no-target" });
  const { t } = drawnSchema.tables;
  const two = { ...drawnSchema, tables: { t: t!, u: t! } };
  expect(() => judgeNamed("group", two)).toThrow("group");
  expect(judgeNamed("u.group", two)).toMatchObject({ value: null, code: "other-target" });
});

test("numbers are predicted where there are no classes", () => {
  const numbers = (table: Table) => selectColumns(table, ["a", "b", "sum"]);
  const { value, parts = {}, note } = judge(numbers(other), { real: numbers(one), holdout: numbers(third) });
  expect(note).toContain("predicts sum");
  expect(value).toBeGreaterThan(0.9);
  expect(parts["t.TSTR RMSE"]?.value).toBeLessThan(0.3);
});

test("unseen categories, missing targets and several classes are judged", () => {
  const columns = new Map(other.columns);
  columns.set("label", columnFromValues(Array.from({ length: 400 }, (_, row) => ["x", "y", null][row % 3]!)));
  expect(judge(makeTable("t", columns)).value).toBeCloseTo(0.5, 1);
});

test("too few rows, constant targets and no holdout have a reason", () => {
  const code = (answer: MetricAnswer) => "code" in answer && answer.code;
  const few = (table: Table, count: number) =>
    takeRows(
      table,
      Int32Array.from({ length: count }, (_, row) => row),
    );
  expect(code(judge(few(other, 1)))).toBe("too-few-values");
  expect(code(judge(other, { holdout: few(third, 0) }))).toBe("too-few-values");
  expect(code(judge(other, { holdout: null }))).toBe("no-holdout");
  const fill = (value: number | null) =>
    makeTable(
      "t",
      [...one.columns.keys()].map((name) => [
        name,
        columnFromValues(Array.from({ length: 60 }, () => value)),
      ]),
    );
  for (const table of [fill(null), fill(1)])
    expect(code(judge(table, { real: table, holdout: table }))).toBe("no-target");
});

test("scores are those of scikit-learn", () => {
  // roc_auc_score(multi_class="ovr"), f1_score(average="macro"), r2_score, mean_squared_error of 1.9.1
  const probabilities = Float64Array.of(
    0.6,
    0.3,
    0.1,
    0.2,
    0.5,
    0.3,
    0.3,
    0.3,
    0.4,
    0.5,
    0.4,
    0.1,
    0.1,
    0.2,
    0.7,
  );
  const { auc, f1 } = judgeClasses(Float64Array.of(0, 1, 2, 0, 1), probabilities, 3);
  expect(auc).toBeCloseTo(0.75, 12);
  expect(f1).toBeCloseTo(0.7777777777777777, 12);
  const { r2, rmse } = judgeNumbers(Float64Array.of(1, 2, 4, 8), Float64Array.of(1.5, 2, 3, 7));
  expect(r2).toBeCloseTo(0.9217391304347826, 12);
  expect(rmse).toBeCloseTo(0.75, 12);
});
