/**
 * @file total = constant + Σ coefficient · part, within a tolerance: totals, differences, shifts and conversions
 * of unit. Times count in `unit` (check-out = check-in + nights). A row with a null is not judged. Beside the
 * tolerance 1e-9 of the largest term is left to the rounding of float64.
 */
import { z } from "zod";
import { type MeasurableColumn, toNumbers } from "../../column/numbers.ts";
import type { ReadRule, RuleKind } from "../rule-kind.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { measurableColumnsOf } from "./rule-columns.ts";
import { MICROS_PER_UNIT, type TimeUnit, timeUnitSchema } from "./time-units.ts";

export const ROUNDING = 1e-9;
const params = z.strictObject({
  /** One per part; all 1 when absent. */
  coefficients: z.array(z.number()).optional(),
  constant: z.number().default(0),
  tolerance: z.number().min(0).default(0),
  unit: timeUnitSchema.default("day"),
});
type Params = z.infer<typeof params>;

export const sum: RuleKind<Params> = {
  kind: "sum",
  summary: "A column is the sum, difference or other linear combination of others.",
  columns: { least: 2, most: 64, places: "the total, then its parts" },
  params,
  findFault: ({ columns, params: { coefficients } }) =>
    coefficients === undefined || coefficients.length === columns.length - 1
      ? undefined
      : "`coefficients` needs one number per part",
  describe: (rule) =>
    `${rule.columns[0]} = ${describeTerms(rule)}${describeTolerance(rule.params.tolerance)}`,
  check: (table, rule) => {
    const { constant, tolerance, unit } = rule.params;
    const [total, ...parts] = measurableColumnsOf(table, rule).map((column) => scale(column, unit));
    const coefficients = rule.params.coefficients ?? parts.map(() => 1);
    return judgeRows(table, (row) => {
      let expected = constant;
      let largest = Math.abs(total![row]!);
      for (let at = 0; at < parts.length; at++) {
        const term = coefficients[at]! * parts[at]![row]!;
        expected += term;
        if (term > largest || -term > largest) largest = Math.abs(term);
      }
      const gap = Math.abs(total![row]! - expected);
      if (Number.isNaN(gap)) return skipped;
      return gap <= tolerance + ROUNDING * largest ? kept : broken;
    });
  },
};

export function describeTolerance(tolerance: number): string {
  return tolerance === 0 ? "" : `, to within ${tolerance}`;
}

function scale(column: MeasurableColumn, unit: TimeUnit): Float64Array {
  const numbers = toNumbers(column);
  return column.kind === "datetime" ? numbers.map((value) => value / MICROS_PER_UNIT[unit]) : numbers;
}

function describeTerms({
  columns: [, ...parts],
  params: { coefficients, constant },
}: ReadRule<Params>): string {
  const terms = parts.map((part, index) => ({ text: part, factor: coefficients?.[index] ?? 1 }));
  const words = terms.map(({ text, factor }) => {
    const size = Math.abs(factor);
    return { sign: Math.sign(factor), text: size === 1 ? text : `${size} × ${text}` };
  });
  if (constant !== 0) words.push({ sign: Math.sign(constant), text: String(Math.abs(constant)) });
  return words
    .map(({ sign, text }, index) =>
      index === 0 ? (sign < 0 ? `-${text}` : text) : `${sign < 0 ? "-" : "+"} ${text}`,
    )
    .join(" ");
}
