import { expect, test } from "vitest";
import { Random, shuffle } from "../../base/index.ts";
import {
  type Column,
  checkRuleNow,
  codeTogether,
  detectSchema,
  findDifference,
  type Table,
  takeColumn,
} from "../../table/index.ts";
import { hasSharedData, loadSharedTable } from "../../table/testing/load-shared.ts";
import { applyRelations, findRelations, restoreRelations } from "./index.ts";
import { describeColumns } from "./testing/describe-columns.ts";

/** Rows that a relation changes when restoring the table it was found in: exceptions of too few people. */
const MOST_PROTECTED = 0.003;
const names = ["abalone", "birdstrikes", "storms", "telco_churn"];

test.skipIf(!hasSharedData).each(names)("%s comes back as it was, but for what few people share", (name) => {
  const table = loadSharedTable(name);
  const found = findRelations(table, describeColumns(table), { random: new Random(1) });
  const restored = restoreRelations(found.table, found.applied, new Random(2));
  expect([...restored.columns.keys()]).toEqual([...table.columns.keys()]);
  for (const [column, values] of table.columns) {
    const other = restored.columns.get(column)!;
    expect(other.kind).toBe(values.kind);
    expect(countDifferent(values, other)).toBeLessThanOrEqual(MOST_PROTECTED * table.rowCount);
  }
  const again = applyRelations(table, describeColumns(table), found.applied);
  expect(findDifference(again.table, found.table)).toBeUndefined();
});

/** Kinds that say all of a row: those with exceptions in the real rows keep them. */
const HARD = new Set(["equal", "sum", "product", "functional-dependency", "one-hot", "conditional-presence"]);

test.skipIf(!hasSharedData).each(["birdstrikes", "compas"])(
  "%s: what holds in every row holds in rows put together at random",
  (name) => {
    const table = loadSharedTable(name);
    const found = findRelations(table, describeColumns(table), { random: new Random(1) });
    const mixed = restoreRelations(mixRows(found.table), found.applied, new Random(3));
    const rules = detectSchema(new Map([[name, table]])).schema.tables[name]!.rules;
    const hard = rules.filter((rule) => HARD.has(rule.kind) && checkRuleNow(table, rule).broken === 0);
    expect(hard.length).toBeGreaterThan(0);
    const broken = hard.filter((rule) => checkRuleNow(mixed, rule).broken > 0);
    expect(broken).toEqual([]);
  },
  60_000,
);

function countDifferent(a: Column, b: Column): number {
  const [left, right] = codeTogether([a, b]);
  return left!.codes.reduce((sum, code, row) => sum + (code === right!.codes[row] ? 0 : 1), 0);
}

function mixRows(table: Table): Table {
  const random = new Random(7);
  const columns = [...table.columns].map(([name, column]) => {
    const rows = Int32Array.from({ length: table.rowCount }, (_, row) => row);
    return [name, takeColumn(column, shuffle(random.stream(name), rows))] as const;
  });
  return { ...table, columns: new Map(columns) };
}
