/**
 * @file Column sets whose values never repeat, none of them with a column to spare. Found level by level (single
 * columns, pairs, triples …), as in TANE (Huhtala et al. 1999): no superset of a unique set is looked at, nor one
 * whose columns have too few values; a sample of rows refutes most of the others.
 */
import { isUnique, type KeyColumn } from "./key-column.ts";
import { hasUniqueTuples } from "./tuple-index.ts";

export interface UniqueSet {
  readonly columns: readonly KeyColumn[];
  /**
   * Pairs of rows expected to be equal, were the columns independent. Near 0, uniqueness is no wonder and says
   * little; at 10, chance gives it once in e^10.
   */
  readonly expectedCollisions: number;
}

const MAX_COLUMNS = 5;
const MAX_CANDIDATES = 10;
const SAMPLE_ROWS = 2_000;
/** Full checks per level. */
const MAX_FULL_CHECKS = 12;
/** In longer tables one set is found by leaving out columns, instead of all by adding, as sets that repeat show it early. */
const MAX_ROWS_FOR_ALL = 100_000;
/** Longer texts are prose or blobs. */
const MAX_TEXT_LENGTH = 60;

export function listUniqueColumns(columns: readonly KeyColumn[]): UniqueSet[] {
  return columns
    .filter((column) => column.nullCount === 0 && column.distinctCount > 1 && isUnique(column))
    .map((column) => describeSet([column]));
}

/** Sets of several columns, of which `columns` are in order of preference; smallest first. */
export function findUniqueSets(columns: readonly KeyColumn[]): UniqueSet[] {
  const candidates = columns
    .filter(({ nullCount, distinctCount }) => nullCount === 0 && distinctCount > 1)
    .filter((column) => !isUnique(column) && (column.text?.length ?? 0) <= MAX_TEXT_LENGTH)
    .slice(0, MAX_CANDIDATES);
  const isLong = (candidates[0]?.rowCount ?? 0) > MAX_ROWS_FOR_ALL;
  const found = isLong ? findOneSet(candidates) : growSets(candidates);
  return found.filter(({ length }) => length <= MAX_COLUMNS).map(describeSet);
}

/** The first so many columns that are unique together, less those that can be spared, the least preferred first. */
function findOneSet(candidates: readonly KeyColumn[]): (readonly KeyColumn[])[] {
  for (let size = 2; size <= candidates.length; size++) {
    const first = candidates.slice(0, size);
    if (!isUniqueSet(first)) continue;
    const spare = first.slice(0, -1).toReversed();
    return [
      spare.reduce<readonly KeyColumn[]>((set, column) => {
        const rest = set.filter((other) => other !== column);
        return rest.length > 1 && isUniqueSet(rest) ? rest : set;
      }, first),
    ];
  }
  return [];
}

function growSets(candidates: readonly KeyColumn[]): KeyColumn[][] {
  const found: KeyColumn[][] = [];
  if (candidates.length < 2 || !isUniqueSet(candidates)) return found;
  let level = candidates.map((column) => [column]);
  while (level.length > 0 && level[0]!.length < MAX_COLUMNS && found.length < MAX_FULL_CHECKS) {
    const wider = level.flatMap((set) => extendSet(set, candidates));
    const open = wider.filter(
      (set) => !found.some((unique) => unique.every((column) => set.includes(column))),
    );
    const unique = findUniqueAmong(open);
    found.push(...unique);
    level = open.filter((set) => !unique.includes(set));
  }
  return found;
}

/** Those of the sets whose tuples all differ. */
export function findUniqueAmong(sets: readonly KeyColumn[][]): KeyColumn[][] {
  return sets
    .filter((set) => mayBeUnique(set) && isUniqueIn(set, SAMPLE_ROWS))
    .slice(0, MAX_FULL_CHECKS)
    .filter(isUniqueSet);
}

function mayBeUnique(set: readonly KeyColumn[]): boolean {
  return set.reduce((product, { distinctCount }) => product * distinctCount, 1) >= set[0]!.rowCount;
}

/** Reads few rows, then more, then all: most sets that are not unique show it early. */
function isUniqueSet(set: readonly KeyColumn[]): boolean {
  const { rowCount } = set[0]!;
  return mayBeUnique(set) && [SAMPLE_ROWS, 25 * SAMPLE_ROWS, rowCount].every((rows) => isUniqueIn(set, rows));
}

export function describeSet(columns: readonly KeyColumn[]): UniqueSet {
  return { columns, expectedCollisions: expectCollisions(columns) };
}

function expectCollisions(columns: readonly KeyColumn[]): number {
  const rows = columns[0]?.rowCount ?? 0;
  return ((rows * (rows - 1)) / 2) * columns.reduce((product, { collision }) => product * collision, 1);
}

function extendSet(set: readonly KeyColumn[], candidates: readonly KeyColumn[]): KeyColumn[][] {
  const last = candidates.indexOf(set.at(-1) as KeyColumn);
  return candidates.slice(last + 1).map((column) => [...set, column]);
}

function isUniqueIn(set: readonly KeyColumn[], rowsToRead: number): boolean {
  const step = Math.max(1, Math.floor(set[0]!.rowCount / rowsToRead));
  return hasUniqueTuples(
    set.map((column) => column.values().ids),
    step,
  );
}
