/**
 * @file Numbers and times that move in steps: wind in fives, prices in quarters, readings every half hour. The step is
 * the greatest common divisor of all values in units of the last decimal; d values that share a divisor g by
 * accident have the probability g^-d.
 */

import { checkRuleNow } from "../../rules/index.ts";
import { MICROS_PER_UNIT } from "../../rules/inside/time-units.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { isNaming } from "./name-relation.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { count, guessRule } from "./support.ts";

export const increments: RelationDetector = { name: "increments", detect };

const LEAST_ROWS = 50;
/** log2 of one over the probability by accident. */
const LEAST_BITS = 20;
const LEAST_VALUES = 8;
/** A time to the minute is a matter of its format. */
const LEAST_STEP_SECONDS = 300;
const LARGEST_SAFE = 2 ** 52;

function detect(view: RelationView): RuleGuess<Rule>[] {
  return view.columns.flatMap((column) => {
    if (column.nonNullCount < LEAST_ROWS || column.profile.distinctCount < LEAST_VALUES) return [];
    if (column.family === "number" && !isNaming(column)) return judgeNumbers(view, column) ?? [];
    return isMoment(column) ? (judgeTimes(view, column) ?? []) : [];
  });
}

function isMoment({ column }: ViewColumn): boolean {
  return column.kind === "datetime" && column.part !== "date";
}

function judgeNumbers(view: RelationView, column: ViewColumn): RuleGuess<Rule> | undefined {
  const { decimals } = column.profile;
  if (decimals === undefined || decimals > 9) return undefined;
  const unit = 10 ** decimals;
  const divisor = findDivisor(column.numbers, unit);
  if (divisor < 2) return undefined;
  const wholes = [...new Set(column.numbers)].filter((value) => value !== 0 && !Number.isNaN(value));
  const step = findSurePart(
    wholes.map((value) => Math.abs(Math.round(value * unit))),
    divisor,
    decimals,
  );
  return step < 2 ? undefined : verify(view, column, step / unit);
}

/**
 * The part of the divisor that the values prove. Powers of ten are proved by all values (numbers rounded to tens); what
 * is left only by those that are not round anyway: 2,000 says nothing about a step of 4.
 */
function findSurePart(wholes: readonly number[], divisor: number, decimals: number): number {
  let tens = 1;
  while (decimals === 0 && divisor % (tens * 10) === 0) tens *= 10;
  const rest = divisor / tens;
  const bits = wholes.reduce(
    (sum, whole) => sum + Math.log2(rest / findCommonDivisor(rest, roundness(whole / tens))),
    0,
  );
  const surePart = bits >= LEAST_BITS ? rest : 1;
  return wholes.length * Math.log2(tens) >= LEAST_BITS ? tens * surePart : surePart;
}

/** The largest power of ten in a whole number. */
function roundness(whole: number): number {
  let power = 1;
  while (power < LARGEST_SAFE && whole % (power * 10) === 0) power *= 10;
  return power;
}

function judgeTimes(view: RelationView, column: ViewColumn): RuleGuess<Rule> | undefined {
  const seconds = findDivisor(column.numbers, 1 / MICROS_PER_UNIT.second);
  return seconds >= LEAST_STEP_SECONDS ? verify(view, column, seconds) : undefined;
}

/** 1 as soon as there is none larger. */
function findDivisor(numbers: Float64Array, unit: number): number {
  let divisor = 0;
  for (const value of numbers) {
    if (Number.isNaN(value)) continue;
    const whole = Math.abs(Math.round(value * unit));
    if (whole > LARGEST_SAFE) return 1;
    divisor = findCommonDivisor(whole, divisor);
    if (divisor === 1) return 1;
  }
  return divisor;
}

function findCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : findCommonDivisor(b, a % b);
}

function verify(
  view: RelationView,
  { name, profile }: ViewColumn,
  increment: number,
): RuleGuess<Rule> | undefined {
  const rule = {
    kind: "fixed-increments",
    columns: [name],
    params: { increment: Number(increment.toPrecision(12)) },
  };
  const { checked, broken } = checkRuleNow(view.table, rule);
  if (broken > 0) return undefined;
  return guessRule(
    rule,
    0.95,
    `all ${count(checked)} values, ${count(profile.distinctCount)} of them different, are multiples`,
  );
}
