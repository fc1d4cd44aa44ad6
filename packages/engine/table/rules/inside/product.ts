/**
 * @file product = constant · Π factors, within a tolerance. A row with a null is not judged; 1e-9 of the product
 * is left to the rounding of float64.
 */
import { z } from "zod";
import type { RuleKind } from "../rule-kind.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { numbersOf } from "./rule-columns.ts";
import { describeTolerance, ROUNDING } from "./sum.ts";

const params = z.strictObject({ constant: z.number().default(1), tolerance: z.number().min(0).default(0) });

export const product: RuleKind<z.infer<typeof params>> = {
  kind: "product",
  summary: "A column is the product of others.",
  columns: { least: 3, most: 64, places: "the product, then its factors" },
  params,
  describe: ({ columns: [whole, ...factors], params: { constant, tolerance } }) =>
    `${whole} = ${constant === 1 ? "" : `${constant} × `}${factors.join(" × ")}${describeTolerance(tolerance)}`,
  check: (table, rule) => {
    const [whole, ...factors] = numbersOf(table, rule);
    const { constant, tolerance } = rule.params;
    return judgeRows(table, (row) => {
      let expected = constant;
      for (const factor of factors) expected *= factor[row]!;
      const gap = Math.abs(whole![row]! - expected);
      if (Number.isNaN(gap)) return skipped;
      return gap <= tolerance + ROUNDING * Math.abs(expected) ? kept : broken;
    });
  },
};
