/**
 * @file The rule that no group of one to four real rows is shown. Bins are merged with their neighbours, rare
 * categories with one another; what is left (missing values, a handful of rare ones) is counted with the largest
 * group, so that shares stay shares of all rows. It holds for held-out rows too: they are people as well.
 */
import { fewestPeople } from "../report.ts";

export function isFew(count: number): boolean {
  return count > 0 && count < fewestPeople;
}

export interface Presence {
  readonly rows: number;
  /** Missing rows as they may be told. */
  readonly missing: number;
  /** One to four missing rows, to be counted with the largest group. */
  readonly hidden: number;
}

/** How many of the people's rows are missing: one to four of them are none, and all are when so few are present. */
export function countMissing(rows: number, present: number): Presence {
  const missing = rows - present;
  if (present < fewestPeople) return { rows, missing: missing < fewestPeople ? 0 : rows, hidden: 0 };
  return isFew(missing) ? { rows, missing: 0, hidden: missing } : { rows, missing, hidden: 0 };
}

/** Counts without any from one to four; those and the hidden ones are added to the largest. */
export function hideFew(counts: ArrayLike<number>, hidden = 0): Float64Array {
  let moved = hidden;
  const shown = Float64Array.from(counts, (count) => {
    if (!isFew(count)) return count;
    moved += count;
    return 0;
  });
  if (moved > 0) {
    const largest = shown.indexOf(Math.max(...shown));
    shown[largest] = (shown[largest] as number) + moved;
  }
  return shown;
}

export function toShares(counts: ArrayLike<number>, rows: number): number[] {
  return Array.from(counts, (count) => (rows === 0 ? 0 : count / rows));
}

interface Stretch {
  readonly first: number;
  readonly counts: readonly number[];
}

/**
 * The first bin of each stretch of bins, merged until each holds none or at least five of every side's rows. A small
 * bin goes to the neighbour with fewer rows, through empty ones if need be.
 */
export function mergeBins(sides: readonly ArrayLike<number>[]): number[] {
  const size = sides[0]?.length ?? 0;
  const stretches: Stretch[] = Array.from({ length: size }, (_, first) => ({
    first,
    counts: sides.map((counts) => counts[first] as number),
  }));
  for (;;) {
    const small = stretches.findIndex(({ counts }) => counts.some(isFew));
    if (small < 0 || stretches.length === 1) return stretches.map(({ first }) => first);
    const left = chooseNeighbour(stretches, small) < small ? small - 1 : small;
    const [one, other] = stretches.slice(left, left + 2) as [Stretch, Stretch];
    const counts = one.counts.map((count, side) => count + (other.counts[side] as number));
    stretches.splice(left, 2, { first: one.first, counts });
  }
}

function chooseNeighbour(stretches: readonly Stretch[], at: number): number {
  const weigh = (index: number) => {
    const rows = stretches[index]?.counts.reduce((sum, count) => sum + count, 0) ?? Number.POSITIVE_INFINITY;
    return rows === 0 ? Number.MAX_VALUE : rows;
  };
  return weigh(at - 1) <= weigh(at + 1) ? at - 1 : at + 1;
}
