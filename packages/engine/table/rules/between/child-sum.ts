/**
 * @file A number of the parent is the sum over its children: an invoice's total over price times quantity of its
 * lines, or their number. A null adds nothing; parents without children are not judged.
 */
import { z } from "zod";
import type { Table } from "../../table.ts";
import { broken, kept, skipped } from "../inside/judge-rows.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { findParentRows } from "./key-rows.ts";
import { judgeTable, keyOf, keySchema, numbersIn, tablesOf, writeKey } from "./rule-tables.ts";

const params = z.strictObject({
  key: keySchema,
  foreignKey: keySchema,
  total: z.string(),
  /** Columns of the child that are multiplied and summed; none: the rows are counted. */
  factors: z.array(z.string()).max(8),
  tolerance: z.number().min(0).default(0.005),
});

export const childSum: TablesRuleKind<z.infer<typeof params>> = {
  kind: "child-sum",
  summary: "A column of the parent is the sum over its children.",
  tables: { least: 2, most: 2, places: "the parent, then the child" },
  params,
  findFault: ({ params: { foreignKey, key } }) =>
    foreignKey.length === key.length ? undefined : "both keys need the same number of columns",
  describe: ({ tables: [parent, child], params: { total, factors } }) =>
    factors.length === 0
      ? `${parent}.${total} is the number of rows of ${child}`
      : `${parent}.${total} is the sum of ${writeKey(child, [factors.join(" × ")])}`,
  check: (database, rule) => {
    const [parent, child] = tablesOf(database, rule) as [Table, Table];
    const { key, foreignKey, total, factors, tolerance } = rule.params;
    const rows = findParentRows(keyOf(child, foreignKey), keyOf(parent, key));
    const { sums, counts } = sumByParent(
      rows,
      factors.map((name) => numbersIn(child, name, rule.kind)),
      parent.rowCount,
    );
    const totals = numbersIn(parent, total, rule.kind);
    return judgeTable(parent, (row) => {
      const stated = totals[row]!;
      if (counts[row] === 0 || Number.isNaN(stated)) return skipped;
      return agrees(stated, sums[row]!, tolerance) ? kept : broken;
    });
  },
};

/** Beyond the tolerance a sum of many numbers may be off by their rounding. */
export function agrees(stated: number, sum: number, tolerance: number): boolean {
  return Math.abs(stated - sum) <= tolerance + 1e-12 * Math.abs(sum);
}

export function sumByParent(rows: Int32Array, factors: readonly Float64Array[], parentCount: number) {
  const sums = new Float64Array(parentCount);
  const counts = new Int32Array(parentCount);
  for (let row = 0; row < rows.length; row++) {
    const parent = rows[row]!;
    if (parent < 0) continue;
    counts[parent]!++;
    let product = 1;
    for (const factor of factors) product *= factor[row]!;
    if (!Number.isNaN(product)) sums[parent]! += product;
  }
  return { sums, counts };
}
