/**
 * @file ratio = constant · numerator / denominator, within a tolerance (the constant is 100 for percent). A row
 * with a null or a denominator of 0 is not judged.
 */
import { z } from "zod";
import type { RuleKind } from "../rule-kind.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { numbersOf } from "./rule-columns.ts";
import { describeTolerance, ROUNDING } from "./sum.ts";

const params = z.strictObject({ constant: z.number().default(1), tolerance: z.number().min(0).default(0) });

export const ratio: RuleKind<z.infer<typeof params>> = {
  kind: "ratio",
  summary: "A column is one column divided by another.",
  columns: { least: 3, most: 3, places: "the ratio, the numerator and the denominator" },
  params,
  describe: ({ columns: [quotient, numerator, denominator], params: { constant, tolerance } }) =>
    `${quotient} = ${constant === 1 ? "" : `${constant} × `}${numerator} / ${denominator}${describeTolerance(tolerance)}`,
  check: (table, rule) => {
    const [quotients, numerators, denominators] = numbersOf(table, rule);
    const { constant, tolerance } = rule.params;
    return judgeRows(table, (row) => {
      const denominator = denominators![row]!;
      const expected = (constant * numerators![row]!) / denominator;
      const gap = Math.abs(quotients![row]! - expected);
      if (denominator === 0 || Number.isNaN(gap)) return skipped;
      return gap <= tolerance + ROUNDING * Math.abs(expected) ? kept : broken;
    });
  },
};
