/**
 * @file A date that is often another one and as many days as one or two columns count: a departure, from arrival and
 * nights. Found in a sample by how much more often they agree than with shuffled rows (Cohen's κ).
 */
import { MICROS_PER_UNIT } from "../../table/index.ts";
import type { RelationView } from "./relation.ts";
import { areComparable, type SampledColumn } from "./sampled-column.ts";
import type { Term } from "./term.ts";

export interface CopySource {
  readonly text: string;
  readonly terms: readonly Term[];
  /** Of the sampled rows that agree. */
  readonly share: number;
}

const LEAST_SHARE = 0.2;
const LEAST_KAPPA = 0.3;
/** What a count has to add to the share: the first to dates that are equal, the second to the first. */
const LEAST_ADDED = 0.1;
const LEAST_GAPS = 5;
const MOST_COUNTS = 30;
const MOST_VALUES = 128;

/** The sum that agrees most often, for each date to count from. */
export function findDateSums(
  view: RelationView,
  target: SampledColumn,
  columns: readonly SampledColumn[],
): CopySource[] {
  const counts = columns.filter((column) => isCount(view, column)).slice(0, MOST_COUNTS);
  if (!target.isTime || counts.length === 0) return [];
  return columns
    .filter((from) => from !== target && from.isTime && areComparable(from, target, view))
    .flatMap((from) => findBest(target, from, counts) ?? []);
}

/** Of the source, whole, and of so few values that the model draws them exactly: a sum of rough ones is rougher. */
function isCount({ sourceNames }: RelationView, { name, column, numbers }: SampledColumn): boolean {
  return column.kind === "int32" && sourceNames.has(name) && new Set(numbers).size <= MOST_VALUES;
}

function findBest(
  target: SampledColumn,
  from: SampledColumn,
  counts: readonly SampledColumn[],
): CopySource | undefined {
  const gaps = target.numbers.map((value, row) => (value - from.numbers[row]!) / MICROS_PER_UNIT.day);
  if (new Set(gaps.filter((gap) => !Number.isNaN(gap))).size < LEAST_GAPS) return undefined;
  const same = measureShare(gaps, new Float64Array(gaps.length));
  const singles = counts.map((count) => ({ parts: [count], share: measureShare(gaps, count.numbers) }));
  const pairs = singles.flatMap((a, index) =>
    singles.slice(index + 1).flatMap((b) => {
      const parts = [...a.parts, ...b.parts];
      const share = measureShare(gaps, addNumbers(a.parts[0]!.numbers, b.parts[0]!.numbers));
      return share < Math.max(a.share, b.share) + LEAST_ADDED ? [] : [{ parts, share }];
    }),
  );
  const best = [...singles, ...pairs].reduce((most, other) => (other.share > most.share ? other : most));
  if (best.share < Math.max(LEAST_SHARE, same + LEAST_ADDED) || !isBeyondChance(gaps, best.parts, best.share))
    return undefined;
  const days = best.parts.map(({ name }) => ({ column: name, factor: MICROS_PER_UNIT.day }));
  return {
    text: [from.name, ...best.parts.map(({ name }) => name)].join(" + "),
    terms: [...from.terms, ...days],
    share: best.share,
  };
}

function isBeyondChance(gaps: Float64Array, parts: readonly SampledColumn[], share: number): boolean {
  const days = parts.map(({ numbers }) => numbers).reduce(addNumbers);
  const shift = days.length >> 1;
  const chance = measureShare(
    gaps,
    days.map((_, row) => days[(row + shift) % days.length]!),
  );
  return (share - chance) / (1 - chance) >= LEAST_KAPPA;
}

function addNumbers(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, row) => value + b[row]!);
}

function measureShare(gaps: Float64Array, days: Float64Array): number {
  let rows = 0;
  let equal = 0;
  for (let row = 0; row < gaps.length; row++) {
    if (Number.isNaN(gaps[row]! - days[row]!)) continue;
    rows += 1;
    if (gaps[row] === days[row]) equal += 1;
  }
  return rows === 0 ? 0 : equal / rows;
}
