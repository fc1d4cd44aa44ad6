/**
 * @file Every value is a multiple of one step, counted from `offset`. Whole steps are exact, as SDMetrics' (value
 * mod step = 0); others are rounded in the ninth digit. The step of a time is in seconds. Nulls are not judged.
 */
import { z } from "zod";
import { toNumbers } from "../../column/numbers.ts";
import type { RuleKind } from "../rule-kind.ts";
import { broken, judgeRows, kept, skipped } from "./judge-rows.ts";
import { holdsTime, measurableColumnsOf } from "./rule-columns.ts";
import { MICROS_PER_UNIT } from "./time-units.ts";

const ROUNDING = 1e-9;
const params = z.strictObject({ increment: z.number().positive(), offset: z.number().default(0) });

export const fixedIncrements: RuleKind<z.infer<typeof params>> = {
  kind: "fixed-increments",
  summary: "Every value is a multiple of a step.",
  columns: { least: 1, most: 1, places: "the column of multiples" },
  params,
  describe: ({ columns: [column], params: { increment, offset } }, table) => {
    const step = holdsTime(table, column) ? nameSeconds(increment) : String(increment);
    return `${column} moves in steps of ${step}${offset === 0 ? "" : ` from ${offset}`}`;
  },
  check: (table, rule) => {
    const column = measurableColumnsOf(table, rule)[0]!;
    const unit = column.kind === "datetime" ? MICROS_PER_UNIT.second : 1;
    const step = rule.params.increment * unit;
    const offset = rule.params.offset * unit;
    const numbers = toNumbers(column);
    const isWhole = Number.isInteger(step) && Number.isInteger(offset);
    return judgeRows(table, (row) => {
      const value = numbers[row]! - offset;
      if (Number.isNaN(value)) return skipped;
      if (isWhole) return value % step === 0 ? kept : broken;
      const steps = value / step;
      const isMultiple = Math.abs(steps - Math.round(steps)) <= ROUNDING * Math.max(1, Math.abs(steps));
      return isMultiple ? kept : broken;
    });
  },
};

function nameSeconds(seconds: number): string {
  const [unit, size] = (["day", "hour", "minute", "second"] as const)
    .map((name) => [name, MICROS_PER_UNIT[name] / MICROS_PER_UNIT.second] as const)
    .find(([, inSeconds]) => seconds % inSeconds === 0) ?? ["second", 1];
  const count = seconds / size;
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
