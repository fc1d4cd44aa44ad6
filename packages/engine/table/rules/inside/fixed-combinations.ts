/**
 * @file Only combinations of values that occur in the real table (or are listed) may occur: SDMetrics'
 * FixedCombinations. Null is a value and equals null. Without a list or a reference the table is its own
 * reference and nothing is broken.
 */
import { z } from "zod";
import type { Column } from "../../column/column.ts";
import type { RuleKind } from "../rule-kind.ts";
import { findUnseen } from "./find-unseen.ts";
import { broken, judgeRows, kept } from "./judge-rows.ts";
import { matchValues, valueSchema } from "./match-values.ts";
import { columnsOf } from "./rule-columns.ts";

const params = z.strictObject({ combinations: z.array(z.array(valueSchema)).optional() });
type Params = z.infer<typeof params>;

export const fixedCombinations: RuleKind<Params> = {
  kind: "fixed-combinations",
  summary: "Only combinations of values that occur in the real data may occur.",
  columns: { least: 2, most: 64, places: "the columns whose values go together" },
  params,
  findFault: ({ columns, params: { combinations } }) =>
    combinations?.some(({ length }) => length !== columns.length)
      ? "every combination needs one value per column"
      : undefined,
  describe: ({ columns }) => `${joinNames(columns)} only occur in combinations that the real data have`,
  check: (table, rule, context) => {
    const columns = columnsOf(table, rule);
    const { combinations } = rule.params;
    if (combinations !== undefined) {
      const isListed = matchCombinations(columns, combinations);
      return judgeRows(table, (row) => (isListed[row] === 1 ? kept : broken));
    }
    const reference = columnsOf(context.reference ?? table, rule);
    const isUnseen = findUnseen(reference, columns);
    return judgeRows(table, (row) => (isUnseen[row] === 1 ? broken : kept));
  },
};

export function joinNames(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Numbers the listed values of each column, so that a row is matched by its tuple of numbers. */
function matchCombinations(
  columns: readonly Column[],
  combinations: NonNullable<Params["combinations"]>,
): Uint8Array {
  const rows = columns[0]?.length ?? 0;
  const places = columns.map((column, index) => {
    const listed = [...new Set(combinations.map((combination) => combination[index] ?? null))];
    const place = new Int32Array(rows).fill(-1);
    for (const [at, value] of listed.entries()) {
      const matches = matchValues(column, [value]);
      for (let row = 0; row < rows; row++) if (matches[row] === 1) place[row] = at;
    }
    return { listed, place };
  });
  const known = new Set(
    combinations.map((combination) =>
      places.map(({ listed }, index) => listed.indexOf(combination[index] ?? null)).join(),
    ),
  );
  return Uint8Array.from({ length: rows }, (_, row) =>
    known.has(places.map(({ place }) => place[row]).join()) ? 1 : 0,
  );
}
