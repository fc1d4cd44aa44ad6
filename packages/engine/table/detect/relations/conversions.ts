/**
 * @file One number as another on a different scale: b = c · a + k, such as Celsius and Fahrenheit or a price with and
 * without tax. Differences of a constant (c = 1) are sums and found there.
 */
import { shuffle } from "../../../base/index.ts";
import type { RuleGuess } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import { withoutCopies } from "./copies.ts";
import { isNaming } from "./name-relation.ts";
import type { RelationDetector } from "./relation-detector.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { verifyRule } from "./verify-rule.ts";

export const conversions: RelationDetector = { name: "conversions", detect };

interface Line {
  readonly slope: number;
  readonly offset: number;
  readonly tolerance: number;
}

const LEAST_VALUES = 8;
const LIMITS = { brokenShare: 0.005, doubt: 0.02 };
/** Breaks when shuffled: below it the tolerance is wide against what the column varies. */
const LEAST_CHANCE = 0.5;
const MOST_BROKEN_SHARE = 0.02;
/** A scale that keeps fewer of the values sorts them into classes. */
const LEAST_KEPT_VALUES = 0.4;
const PROBES = 24;
const MOST_DIGITS = 6;

function detect(view: RelationView, found: readonly RuleGuess<Rule>[]): RuleGuess<Rule>[] {
  const columns = withoutCopies(view.columns, found).filter(isScalable);
  const isSum = (a: ViewColumn, b: ViewColumn) =>
    found.some(
      ({ rule }) =>
        rule.kind === "sum" &&
        rule.columns.length === 2 &&
        rule.columns.includes(a.name) &&
        rule.columns.includes(b.name),
    );
  const sorted = columns.map((column) => ({ column, order: sortRows(column) }));
  return sorted.flatMap((a, index) =>
    sorted.slice(index + 1).flatMap((b) => (isSum(a.column, b.column) ? [] : (judgePair(view, a, b) ?? []))),
  );
}

interface Sorted {
  readonly column: ViewColumn;
  /** The sampled rows that have a value, ascending by it. */
  readonly order: readonly number[];
}

function sortRows({ numbers }: ViewColumn): number[] {
  return Array.from(numbers.keys())
    .filter((row) => !Number.isNaN(numbers[row]!))
    .sort((a, b) => numbers[a]! - numbers[b]!);
}

function isScalable(column: ViewColumn): boolean {
  return column.family === "number" && !isNaming(column) && column.profile.distinctCount >= LEAST_VALUES;
}

/** The column with more values is the source, so that rounding loses nothing. */
function judgePair(view: RelationView, a: Sorted, b: Sorted): RuleGuess<Rule> | undefined {
  const [{ column: source, order }, { column: target }] =
    a.column.profile.distinctCount >= b.column.profile.distinctCount ? [a, b] : [b, a];
  if (target.profile.distinctCount < LEAST_KEPT_VALUES * source.profile.distinctCount) return undefined;
  const exact = measureSlope(source, target, order);
  const rows = exact === undefined ? [] : order.filter((row) => !Number.isNaN(target.numbers[row]!));
  const line = exact === undefined ? undefined : snapLine(source, target, rows, exact);
  if (line === undefined || shareOff(rows, rows, source, target, line) > MOST_BROKEN_SHARE) return undefined;
  const others = shuffle(view.random.stream("line"), rows.slice());
  const chance = shareOff(rows, others, source, target, line);
  if (chance < LEAST_CHANCE) return undefined;
  const { slope, offset, tolerance } = line;
  const params = {
    coefficients: [slope],
    ...(offset !== 0 && { constant: offset }),
    ...(tolerance > 0 && { tolerance }),
  };
  return verifyRule(view, { kind: "sum", columns: [target.name, source.name], params }, chance, LIMITS)
    ?.guess;
}

/** From low to high values of the source, if what lies between is on the same line. */
function measureSlope(source: ViewColumn, target: ViewColumn, order: readonly number[]): number | undefined {
  if (order.length < 3 * LEAST_VALUES) return undefined;
  const [low, high] = [0.02, 0.98].map((share) => order[Math.floor(order.length * share)]!) as [
    number,
    number,
  ];
  const slope =
    (target.numbers[high]! - target.numbers[low]!) / (source.numbers[high]! - source.numbers[low]!);
  if (!Number.isFinite(slope) || slope === 0) return undefined;
  const slack = 4 * toleranceOf(target) + 1e-9 * Math.abs(target.numbers[high]!);
  let off = 0;
  for (let at = 0; at < PROBES; at++) {
    const row = order[Math.floor(((at + 0.5) * order.length) / PROBES)]!;
    const expected = target.numbers[low]! + slope * (source.numbers[row]! - source.numbers[low]!);
    if (Math.abs(target.numbers[row]! - expected) > slack && ++off > 2) return undefined;
  }
  return slope;
}

function toleranceOf({ profile: { decimals = 15 } }: ViewColumn): number {
  return decimals >= 12 ? 0 : 0.5001 * 10 ** -decimals;
}

/** With the fewest digits that leave the ends of the line where they are. */
function snapLine(
  source: ViewColumn,
  target: ViewColumn,
  rows: readonly number[],
  exact: number,
): Line | undefined {
  const width = source.numbers[rows.at(-1)!]! - source.numbers[rows[0]!]!;
  const tolerance = toleranceOf(target);
  for (let digits = 1; digits <= MOST_DIGITS; digits++) {
    const slope = Number(exact.toPrecision(digits));
    if (Math.abs(slope - exact) * width > 2 * tolerance + 1e-9 * Math.abs(exact * width)) continue;
    const offset = middleOffset(rows, source, target, slope);
    return { slope, offset, tolerance: isExact(rows, source, target, { slope, offset }) ? 0 : tolerance };
  }
  return undefined;
}

/** The offset most rows are nearest to: the middle one, without the dust of float64. */
function middleOffset(
  rows: readonly number[],
  source: ViewColumn,
  target: ViewColumn,
  slope: number,
): number {
  const offsets = Float64Array.from(
    rows,
    (row) => target.numbers[row]! - slope * source.numbers[row]!,
  ).sort();
  const middle = offsets[offsets.length >> 1]!;
  const decimals = Math.min(12, (target.profile.decimals ?? 10) + 1);
  return Number(middle.toFixed(decimals)) + 0;
}

function isExact(
  rows: readonly number[],
  source: ViewColumn,
  target: ViewColumn,
  line: Pick<Line, "slope" | "offset">,
): boolean {
  return shareOff(rows, rows, source, target, { ...line, tolerance: 0 }) <= MOST_BROKEN_SHARE;
}

function shareOff(
  rows: readonly number[],
  others: readonly number[],
  source: ViewColumn,
  target: ViewColumn,
  { slope, offset, tolerance }: Line,
): number {
  let off = 0;
  for (let at = 0; at < rows.length; at++) {
    const expected = slope * source.numbers[others[at]!]! + offset;
    if (Math.abs(target.numbers[rows[at]!]! - expected) > tolerance + 1e-9 * Math.abs(expected)) off += 1;
  }
  return off / rows.length;
}
