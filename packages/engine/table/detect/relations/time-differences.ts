/**
 * @file Numbers that count the time between two moments: nights = check-out − check-in, minutes of a trip. Exact, or
 * cut or rounded to whole units.
 */

import { shuffle } from "../../../base/index.ts";
import { MICROS_PER_UNIT, type TimeUnit } from "../../rules/inside/time-units.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import { isNaming } from "./name-relation.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { verifyRule } from "./verify-rule.ts";

export const timeDifferences: RelationDetector = { name: "time differences", detect };

const LEAST_VALUES = 3;
const LEAST_ROWS = 20;
const MOST_OFF_SHARE = 0.02;
/** A difference that is off by nearly a unit in both directions is rounded; wider is no difference at all. */
const TOLERANCES = [1e-6, 0.5, 1] as const;
/** A tolerance of a unit says something only about differences that vary by many. */
const LEAST_CHANCE = 0.6;
const LIMITS = { brokenShare: 0.005, doubt: 0.02 };

interface Difference {
  readonly number: ViewColumn;
  readonly from: ViewColumn;
  readonly to: ViewColumn;
  /** From `from` to `to`, per sampled row. */
  readonly micros: Float64Array;
}

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const columns = withoutCopies(view.columns, found);
  const times = columns.filter(({ family }) => family === "time");
  const counts = columns.filter(
    (column) =>
      column.family === "number" && !isNaming(column) && column.profile.distinctCount >= LEAST_VALUES,
  );
  return times.flatMap((from, index) =>
    times.slice(index + 1).flatMap((to) => {
      const micros = Float64Array.from(from.numbers, (start, row) => to.numbers[row]! - start);
      return counts.flatMap((number) => judge(view, { number, from, to, micros }) ?? []);
    }),
  );
}

function judge(view: RelationView, difference: Difference): RuleGuess<Rule> | undefined {
  const { number, from, to, micros } = difference;
  const sizes = listSizes().filter(({ size }) => isNearFirst(difference, size));
  if (sizes.length === 0) return undefined;
  const rows = Array.from(micros.keys()).filter((row) => !Number.isNaN(micros[row]! + number.numbers[row]!));
  const others = shuffle(view.random.stream("difference"), rows.slice());
  for (const { unit, size } of sizes)
    for (const tolerance of TOLERANCES) {
      if (shareOff(rows, rows, number, micros, size, tolerance) > MOST_OFF_SHARE) continue;
      const chance = shareOff(rows, others, number, micros, size, tolerance);
      if (chance < LEAST_CHANCE) return undefined;
      const [first, second] = size > 0 ? [to, from] : [from, to];
      return verifyRule(view, wordDifference(number, first, second, unit, tolerance), chance, LIMITS)?.guess;
    }
  return undefined;
}

function listSizes(): { unit: TimeUnit; size: number }[] {
  const units = ["day", "hour", "minute", "second"] as const;
  return units.flatMap((unit) => [1, -1].map((sign) => ({ unit, size: sign * MICROS_PER_UNIT[unit] })));
}

/** A few rows give up nearly every candidate. */
function isNearFirst({ number, micros }: Difference, size: number): boolean {
  let seen = 0;
  let off = 0;
  for (let row = 0; row < micros.length && seen < LEAST_ROWS; row++) {
    const gap = Math.abs(number.numbers[row]! - micros[row]! / size);
    if (Number.isNaN(gap)) continue;
    seen += 1;
    if (gap > 1 && ++off > 2) return false;
  }
  return seen === LEAST_ROWS;
}

function shareOff(
  rows: readonly number[],
  others: readonly number[],
  { numbers }: ViewColumn,
  micros: Float64Array,
  size: number,
  tolerance: number,
): number {
  let off = 0;
  for (let at = 0; at < rows.length; at++) {
    if (Math.abs(numbers[rows[at]!]! - micros[others[at]!]! / size) <= tolerance) continue;
    off += 1;
    if (off > 20 && off > 0.7 * at) return 1;
  }
  return off / rows.length;
}

function wordDifference(
  number: ViewColumn,
  to: ViewColumn,
  from: ViewColumn,
  unit: TimeUnit,
  tolerance: number,
): Rule {
  const params = {
    coefficients: [1, -1],
    ...(tolerance >= 0.5 && { tolerance }),
    ...(unit !== "day" && { unit }),
  };
  return { kind: "sum", columns: [number.name, to.name, from.name], params };
}
