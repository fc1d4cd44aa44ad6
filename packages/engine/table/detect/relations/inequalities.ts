/**
 * @file Columns of which one is never more than another. Two independent columns look so when one is merely larger;
 * therefore the order has to be one that shuffled rows break, and the two have to come near each other: between a
 * real bound and what it bounds there are rows with nearly no gap, and none beyond.
 */
import { shuffle } from "../../../base/index.ts";
import type { MeasurableColumn } from "../../column/numbers.ts";
import { checkRuleNow } from "../../rules/index.ts";
import { alignPrecision } from "../../rules/inside/inequality.ts";
import type { Rule } from "../../schema/schema.ts";
import { isNaming, type NameRelation, relateNames } from "./name-relation.ts";
import type { RelationView, ViewColumn } from "./relation-view.ts";
import { confidenceOf, count, describeSupport } from "./support.ts";

export interface Order {
  readonly low: ViewColumn;
  readonly high: ViewColumn;
  readonly isStrict: boolean;
  readonly confidence: number;
  readonly evidence: string;
  readonly nameRelation: NameRelation;
}

interface Gaps {
  /** High minus low, in rows where neither is at its end: there the order says something. */
  readonly telling: Float64Array;
  /** Share of rows that break the order when shuffled. */
  readonly chance: number;
}

const LEAST_ROWS = 10;
const LEAST_TELLING = 20;
/** In the sample; the rule itself allows .5 % of all rows. */
const MOST_BROKEN_SHARE = 0.008;
const SHUFFLES = 3;
const MOST_FALLING_SHARE = 0.005;
const SERIES_CONFIDENCE = 0.6;
/** Where names alone speak for an order that few rows test. */
const MOST_BY_NAME = 0.9;
/** Two numbers that grow together are nearly always in order, so hardly an exception is allowed. */
const NUMBER_LIMITS = { brokenShare: 0.0002, doubt: 0.02 };
/** A day and the moment in it, perhaps of another zone, are one time written twice. */
const SAME_MOMENT_MICROS = 1.5 * 86_400e6;
/** Times of one row lie near one another by nature; numbers have to touch. The near .5 % against the median gap. */
const NEAR_TIME = 0.25;
const NEAR_NUMBER = 0.05;
/** Of numbers whose names share nothing: rows in which they are equal, and breaks when shuffled. */
const LEAST_EQUAL_SHARE = 0.02;
const LEAST_UNRELATED_CHANCE = 0.1;

export function findOrders(view: RelationView, columns: readonly ViewColumn[]): Order[] {
  const measured = columns.filter(
    (column) => column.numbers.length > 0 && column.family !== "truth" && !isNaming(column),
  );
  return measured.flatMap((a, index) =>
    measured.slice(index + 1).flatMap((b) => {
      if (a.family !== b.family || zoneOf(a) !== zoneOf(b)) return [];
      return judgeOrder(view, a, b) ?? judgeOrder(view, b, a) ?? [];
    }),
  );
}

/** An instant and a time on somebody's wall are not compared. */
function zoneOf({ column }: ViewColumn): string | undefined {
  return column.kind === "datetime" && column.part !== "date" ? column.zone : undefined;
}

function judgeOrder(view: RelationView, low: ViewColumn, high: ViewColumn): Order | undefined {
  const nameRelation = relateNames(low, high);
  if (low.family === "clock" && nameRelation !== "ordered") return undefined;
  const gaps = measureGaps(view, low, high);
  if (gaps === undefined) return undefined;
  const isBound = nameRelation === "ordered";
  if (!isBound && !isPlausible(low, high, gaps, nameRelation)) return undefined;
  const rule: Rule = { kind: "inequality", columns: [low.name, high.name], params: {} };
  const support = { ...checkRuleNow(view.table, rule), expected: 0 };
  support.expected = gaps.chance * support.checked;
  const surely = confidenceOf(support, low.family === "number" && !isBound ? NUMBER_LIMITS : undefined);
  const byName = isBound ? confidenceOf({ ...support, expected: Number.POSITIVE_INFINITY }) : undefined;
  const confidence = Math.max(surely ?? 0, Math.min(byName ?? 0, MOST_BY_NAME));
  if (confidence === 0 || support.checked < LEAST_ROWS) return undefined;
  const evidence =
    surely === undefined
      ? `the names say so and ${count(support.checked - support.broken)} of ${count(support.checked)} rows agree; shuffled columns would too, their ranges hardly overlap`
      : describeSupport(support);
  const most = isSeries(low) && isSeries(high) && !isBound ? SERIES_CONFIDENCE : 1;
  const isStrict = support.broken === 0 && isNeverEqual(view, rule, low, gaps);
  return {
    low,
    high,
    isStrict,
    confidence: Math.min(confidence, most),
    evidence,
    nameRelation,
  };
}

function measureGaps(view: RelationView, low: ViewColumn, high: ViewColumn): Gaps | undefined {
  const [lows, highs] = alignPrecision([low.sample as MeasurableColumn, high.sample as MeasurableColumn]) as [
    Float64Array,
    Float64Array,
  ];
  const mostBroken = 1 + MOST_BROKEN_SHARE * lows.length;
  const present: number[] = [];
  let broken = 0;
  for (let row = 0; row < lows.length; row++) {
    const gap = highs[row]! - lows[row]!;
    if (Number.isNaN(gap)) continue;
    present.push(row);
    if (gap < 0 && ++broken > Math.min(mostBroken, 3 + 0.1 * present.length)) return undefined;
  }
  if (present.length < LEAST_ROWS || broken > 1 + MOST_BROKEN_SHARE * present.length) return undefined;
  const rows = Int32Array.from(present);
  const isTelling = (row: number) => lows[row] !== low.profile.min && highs[row] !== high.profile.max;
  const telling = Float64Array.from(rows.filter(isTelling), (row) => highs[row]! - lows[row]!).sort();
  return { telling, chance: shuffleShare(view, rows, lows, highs) };
}

function shuffleShare(view: RelationView, rows: Int32Array, lows: Float64Array, highs: Float64Array): number {
  const random = view.random.stream("order");
  let broken = 0;
  for (let round = 0; round < SHUFFLES; round++) {
    const others = shuffle(random, rows.slice());
    for (let at = 0; at < rows.length; at++) if (highs[others[at]!]! < lows[rows[at]!]!) broken += 1;
  }
  return broken / (SHUFFLES * rows.length);
}

/** Whether the two come near each other, and for numbers also whether they belong together at all. */
function isPlausible(
  low: ViewColumn,
  high: ViewColumn,
  { telling, chance }: Gaps,
  nameRelation: NameRelation,
): boolean {
  if (telling.length < LEAST_TELLING) return false;
  const { family } = low;
  const median = telling[telling.length >> 1]!;
  const near = telling[Math.floor(telling.length * 0.005)]!;
  if (family === "time") return near <= NEAR_TIME * median && !isSameMoment(low, high, telling);
  if ((low.profile.decimals === 0) !== (high.profile.decimals === 0)) return false;
  if (nameRelation === "part of a whole") return true;
  if (near > NEAR_NUMBER * median) return false;
  if (nameRelation === "related") return true;
  const equal = telling.reduce((sum, gap) => sum + (gap === 0 ? 1 : 0), 0);
  return (
    equal >= LEAST_EQUAL_SHARE * telling.length && equal >= LEAST_TELLING && chance >= LEAST_UNRELATED_CHANCE
  );
}

function isSameMoment(
  { column: low }: ViewColumn,
  { column: high }: ViewColumn,
  telling: Float64Array,
): boolean {
  const isMixed = low.kind === "datetime" && high.kind === "datetime" && low.part !== high.part;
  return isMixed && (telling.at(-1) ?? 0) <= SAME_MOMENT_MICROS;
}

/** Both only grow from row to row: then one stays below the other for long stretches whatever they are. */
function isSeries({ numbers }: ViewColumn): boolean {
  const present = numbers.filter((value) => !Number.isNaN(value));
  const falls = present.reduce((sum, value, row) => sum + (value < (present[row - 1] ?? value) ? 1 : 0), 0);
  return falls <= MOST_FALLING_SHARE * present.length;
}

/** Strict when no row is equal though many are but one step apart. */
function isNeverEqual(
  view: RelationView,
  rule: Rule,
  { family, profile }: ViewColumn,
  { telling }: Gaps,
): boolean {
  if (family === "number" && profile.decimals !== 0) return false;
  const least = telling[0];
  if (least === undefined || least <= 0 || telling[LEAST_TELLING] !== least) return false;
  return checkRuleNow(view.table, { ...rule, params: { strict: true } }).broken === 0;
}
