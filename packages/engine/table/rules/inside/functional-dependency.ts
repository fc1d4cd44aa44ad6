/**
 * @file The last column follows from the others: rows that agree there agree in it. Broken are the rows that
 * differ from the most frequent value of their group (the first one met, among equals). Rows where a determinant
 * is null are not judged; a null in the last column is a value.
 */
import { z } from "zod";
import type { Table } from "../../table.ts";
import type { RuleKind } from "../rule-kind.ts";
import { joinNames } from "./fixed-combinations.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { columnsOf } from "./rule-columns.ts";
import { type Codes, codeValues, combineCodes, countCodes } from "./value-codes.ts";

const params = z.strictObject({});

export const functionalDependency: RuleKind<z.infer<typeof params>> = {
  kind: "functional-dependency",
  summary: "The last column follows from the others.",
  columns: { least: 2, most: 64, places: "the determinants, then the column that follows from them" },
  params,
  describe: ({ columns }) => `${columns.at(-1)} follows from ${joinNames(columns.slice(0, -1))}`,
  check: (table, rule) => {
    const columns = columnsOf(table, rule);
    const determinants = columns.slice(0, -1);
    const groups = combineCodes(determinants.map(codeValues));
    const pairs = combineCodes([groups, codeValues(columns.at(-1)!)]);
    const usual = findUsualPairs(table, groups, pairs);
    const masks = determinants.flatMap(({ nulls }) => nulls ?? []);
    return judgeRows(table, (row) => {
      for (const mask of masks) if (mask[row] === 1) return skipped;
      return usual[groups.codes[row]!] === pairs.codes[row] ? kept : broken;
    });
  },
};

/** Per group the pair that most of its rows have. */
function findUsualPairs({ rowCount }: Table, groups: Codes, pairs: Codes): Int32Array {
  const counts = countCodes(pairs);
  const usual = new Int32Array(groups.count).fill(-1);
  const most = new Int32Array(groups.count);
  for (let row = 0; row < rowCount; row++) {
    const group = groups.codes[row]!;
    const pair = pairs.codes[row]!;
    if (counts[pair]! <= most[group]!) continue;
    most[group] = counts[pair]!;
    usual[group] = pair;
  }
  return usual;
}
