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
/** Whole-table checks per level and table that survive the sample; each takes about 0.1 s per million rows. */
const MAX_FULL_CHECKS = 12;
/** Longer texts are prose or blobs. */
const MAX_TEXT_LENGTH = 60;

/** `columns` in order of preference; sets come out smallest first. */
export function findUniqueSets(columns: readonly KeyColumn[]): UniqueSet[] {
  const whole = columns.filter(({ nullCount, distinctCount }) => nullCount === 0 && distinctCount > 1);
  const found = whole.filter(isUnique).map((column) => [column]);
  const candidates = whole
    .filter((column) => !isUnique(column) && (column.text?.length ?? 0) <= MAX_TEXT_LENGTH)
    .slice(0, MAX_CANDIDATES);
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
  return found.map((set) => ({ columns: set, expectedCollisions: expectCollisions(set) }));
}

export function expectCollisions(columns: readonly KeyColumn[]): number {
  const rows = columns[0]?.rowCount ?? 0;
  return ((rows * (rows - 1)) / 2) * columns.reduce((product, { collision }) => product * collision, 1);
}

function extendSet(set: readonly KeyColumn[], candidates: readonly KeyColumn[]): KeyColumn[][] {
  const last = candidates.indexOf(set.at(-1) as KeyColumn);
  return candidates.slice(last + 1).map((column) => [...set, column]);
}

function findUniqueAmong(sets: readonly KeyColumn[][]): KeyColumn[][] {
  const possible = sets.filter((set) => {
    const tuples = set.reduce((product, { distinctCount }) => product * distinctCount, 1);
    return tuples >= set[0]!.rowCount && isUniqueIn(set, SAMPLE_ROWS);
  });
  return possible.slice(0, MAX_FULL_CHECKS).filter((set) => isUniqueIn(set, set[0]!.rowCount));
}

function isUniqueIn(set: readonly KeyColumn[], rowsToRead: number): boolean {
  const { rowCount } = set[0]!;
  const step = Math.max(1, Math.floor(rowCount / rowsToRead));
  const parts = set.map((column) => column.values().ids);
  return hasUniqueTuples(parts, everyNth(rowCount, step), Math.ceil(rowCount / step));
}

function* everyNth(count: number, step: number): Generator<number> {
  for (let row = 0; row < count; row += step) yield row;
}
