import { expect, test } from "vitest";
import { Random } from "../../base/index.ts";
import type { TextColumn } from "../column/column.ts";
import { columnFromValues } from "../column/column-from-values.ts";
import { interpretText } from "../interpret/interpret-text.ts";
import { makeTable } from "../table.ts";
import { detectColumns } from "./detect-columns.ts";
import type { ColumnFamily } from "./testing/cells.ts";
import { columnFamilies } from "./testing/column-families.ts";
import { confusableFamilies } from "./testing/confusable-families.ts";
import { heldOutFamilies } from "./testing/held-out-families.ts";

const ROWS = 200;

function makeColumn({ cell, rows = ROWS }: ColumnFamily, name: string) {
  const random = new Random(name);
  const cells = Array.from({ length: rows }, (_, row) => cell(random, row) || null);
  return interpretText(columnFromValues(cells) as TextColumn);
}

function judgeFamilies(families: readonly ColumnFamily[]) {
  const misses: string[] = [];
  let count = 0;
  for (const [index, family] of families.entries())
    for (const name of family.names.split(",")) {
      const table = makeTable(`table ${index}`, [[name, makeColumn(family, `${index} ${name}`)]]);
      const { columns, guesses } = detectColumns(table);
      count++;
      if (family.expect.includes(columns[name]?.type ?? "")) continue;
      misses.push(`${name}: ${columns[name]?.type} for ${family.expect.join("/")}; ${guesses[0]?.evidence}`);
    }
  return { misses, count };
}

test("columns of many trades and languages get the type a person would give them", {
  timeout: 60_000,
}, () => {
  const { misses, count } = judgeFamilies(columnFamilies);
  expect(count).toBeGreaterThanOrEqual(300);
  expect(misses.length / count, misses.join("\n")).toBeLessThanOrEqual(0.03);
});

test("what only looks like a date, a number or a truth is not taken for one", () => {
  const { misses, count } = judgeFamilies(confusableFamilies);
  expect(misses.length / count, misses.join("\n")).toBeLessThanOrEqual(0.03);
});

test("columns that the detectors were not written with", () => {
  const { misses, count } = judgeFamilies(heldOutFamilies);
  expect(count).toBeGreaterThanOrEqual(100);
  expect(misses.length / count, misses.join("\n")).toBeLessThanOrEqual(0.03);
});

test("the answer does not depend on when it is asked, and can be cancelled", () => {
  const columns = columnFamilies
    .slice(0, 8)
    .map((family, index) => [`c${index}`, makeColumn(family, "x")] as const);
  const table = makeTable("orders", columns);
  expect(detectColumns(table)).toEqual(detectColumns(table));
  expect(() => detectColumns(table, { signal: AbortSignal.abort() })).toThrow(
    expect.objectContaining({ code: "cancelled" }),
  );
});
