/**
 * @file A time, or a number, that is best told by its distance from another: the distance stands in the table
 * instead of it. Found by what it saves: the entropy of b less that of b − a, in bins of the same width, against the
 * same with a shuffled. An order of the two then holds by itself, since no distance is drawn that never was.
 */
import { shuffle } from "../../base/index.ts";
import { MICROS_PER_UNIT } from "../../table/index.ts";
import { applyFormula, type Formula, formulaSchema, namesOfFormula, restoreFormula } from "./formula.ts";
import type { FoundRelation, RelationKind, RelationView } from "./relation.ts";
import { areComparable, type SampledColumn } from "./sampled-column.ts";
import { settleFormula } from "./settle-formula.ts";
import { shapeOf } from "./shape.ts";

const LEAST_ROWS = 50;
/**
 * Nats saved, for times and for numbers, and by how much more than with shuffled rows. A number that is told by a
 * distance loses some of its own law: at 1.5 nats (bills of two months) the C2ST rises from .55 to .66, at 3 (two
 * sides of a stone) the one that is given differences falls from .68 to .56.
 */
const LEAST_GAIN = { time: 0.4, number: 2.2 };
const LEAST_GAIN_OVER_CHANCE = 0.7;
const BINS = 128;
/** Numbers of fewer values are categories to the model. */
const LEAST_VALUES = 30;
/** Columns compared, each with each. */
const MOST_COLUMNS = 80;

export const difference: RelationKind<Formula> = {
  kind: "difference",
  state: formulaSchema,
  names: namesOfFormula,
  apply: applyFormula,
  restore: restoreFormula,
};

export interface DifferenceGuess {
  readonly from: SampledColumn;
  readonly to: SampledColumn;
  readonly gain: number;
}

/** Those that save most first. */
export function findDifferences(view: RelationView, sampled: readonly SampledColumn[]): DifferenceGuess[] {
  const columns = sampled.filter(({ numbers }) => countDistinct(numbers) >= LEAST_VALUES);
  const guesses = columns.slice(0, MOST_COLUMNS).flatMap((from, index) =>
    columns.slice(0, MOST_COLUMNS).flatMap((to, place) => {
      if (place === index || to.isMade || !areComparable(from, to, view) || !mayTell(from, to, index < place))
        return [];
      return judge(view, from, to) ?? [];
    }),
  );
  return guesses.sort((a, b) => b.gain - a.gain);
}

/** Times from the earlier to the later unless only the later is always there, numbers in the order of the table. */
function mayTell(from: SampledColumn, to: SampledColumn, isBefore: boolean): boolean {
  if (!from.isTime) return isBefore;
  return isForward(from, to, isBefore) || !impliesMissing(to, from);
}

function isForward(from: SampledColumn, to: SampledColumn, isBefore: boolean): boolean {
  const gaps = from.numbers
    .map((value, row) => to.numbers[row]! - value)
    .filter((gap) => !Number.isNaN(gap))
    .sort();
  const median = gaps[gaps.length >> 1] ?? 0;
  return median > 0 || (median === 0 && isBefore);
}

function judge(
  { random, table }: RelationView,
  from: SampledColumn,
  to: SampledColumn,
): DifferenceGuess | undefined {
  if (!impliesMissing(from, to)) return undefined;
  const rows = Array.from(to.numbers.keys()).filter((row) => !Number.isNaN(to.numbers[row]!));
  const telling = from.isTime ? rows : rows.filter((row) => from.numbers[row] !== to.numbers[row]);
  if (telling.length < Math.min(LEAST_ROWS, table.rowCount)) return undefined;
  const values = Float64Array.from(telling, (row) => to.numbers[row]!);
  const gaps = Float64Array.from(telling, (row) => to.numbers[row]! - from.numbers[row]!);
  const width = findWidth(values);
  if (!(width > 0)) return undefined;
  const own = measureEntropy(values, width);
  const gain = own - measureEntropy(gaps, width);
  if (gain < (from.isTime ? LEAST_GAIN.time : LEAST_GAIN.number)) return undefined;
  const others = shuffle(random.stream("chance"), telling.slice());
  const chance = measureEntropy(
    gaps.map((_, at) => values[at]! - from.numbers[others[at]!]!),
    width,
  );
  return gain - (own - chance) < LEAST_GAIN_OVER_CHANCE ? undefined : { from, to, gain };
}

/** Where the start is missing so is the end, or there is nothing to count from. */
function impliesMissing(from: SampledColumn, to: SampledColumn): boolean {
  const nulls = from.column.nulls;
  if (nulls === undefined) return true;
  const others = to.column.nulls;
  return others !== undefined && nulls.every((isNull, row) => isNull === 0 || others[row] === 1);
}

/** Bins of which the middle 98 % of the values fill a fixed number. */
function findWidth(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;
  return (at(0.99) - at(0.01)) / BINS;
}

/** −Σ p ln p over bins, with Miller and Madow's correction of (bins − 1) / 2n. */
function measureEntropy(values: Float64Array, width: number): number {
  const counts = new Map<number, number>();
  for (const value of values) {
    const bin = Math.round(value / width);
    counts.set(bin, (counts.get(bin) ?? 0) + 1);
  }
  let entropy = (counts.size - 1) / (2 * values.length);
  for (const count of counts.values()) {
    const share = count / values.length;
    entropy -= share * Math.log(share);
  }
  return entropy;
}

function countDistinct(numbers: Float64Array): number {
  const values = new Set(numbers);
  values.delete(Number.NaN);
  return values.size;
}

/** `target` is the column that holds what `to` does when the difference is taken out. */
export function settleDifference(
  view: RelationView,
  { from, to, gain }: DifferenceGuess,
  target: string,
): FoundRelation<Formula> | undefined {
  const isDay = to.column.kind === "datetime" && to.column.part === "date";
  const isMoment = from.column.kind === "datetime" && from.column.part !== "date";
  const floorTo = isDay && isMoment ? { floorTo: MICROS_PER_UNIT.day } : {};
  const formula: Formula = {
    operation: "sum",
    target: to.name,
    shape: shapeOf(to.column),
    terms: from.terms.map((term) => ({ ...term, ...floorTo })),
    constant: 0,
    missing: "any",
  };
  const settled = settleFormula(view, formula, `${to.name} − ${from.name}`);
  if (settled === undefined) return undefined;
  const text = `${to.name} is told by its distance from ${from.name}`;
  return {
    kind: "difference",
    state: { ...settled.formula, target },
    text,
    evidence: `saves ${gain.toFixed(1)} nats a row`,
  };
}
