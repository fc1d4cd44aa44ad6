/** @file Unique columns beside the primary key, where uniqueness is no accident of a small table or a wide range. */
import { isUnique, type KeyColumn } from "./key-column.ts";
import { hasKeyWord } from "./name-words.ts";
import { expectRepeats } from "./primary-keys.ts";
import { ACCEPTED, type Reference } from "./references.ts";
import type { UniqueSet } from "./unique-sets.ts";

export interface UniqueKey {
  readonly columns: readonly KeyColumn[];
  readonly confidence: number;
}

/** Rows at which unique texts are as likely a key as an accident. */
const EVEN_ROWS = 25;
/** Pairs of equal rows to be expected by chance before several columns count as a key. */
const MIN_EXPECTED_COLLISIONS = 20;
const MAX_COLUMNS = 3;

export function findUniqueKeys(
  columns: readonly KeyColumn[],
  sets: readonly UniqueSet[],
  primaryKey: readonly KeyColumn[],
  references: readonly Reference[],
): UniqueKey[] {
  const accepted = references.filter(({ confidence }) => confidence >= ACCEPTED);
  const referenced = new Set(
    accepted.filter(({ parent }) => parent.length === 1).map(({ parent }) => parent[0]),
  );
  const single = columns
    .filter((column) => isUnique(column) && !(primaryKey.length === 1 && primaryKey[0] === column))
    .map((column) => ({
      columns: [column],
      confidence: referenced.has(column) ? 0.95 : trustUniqueness(column),
    }));
  const referring = new Set(accepted.flatMap(({ child }) => child));
  const composite = sets
    .filter(
      (set) =>
        set.columns.length > 1 &&
        set.columns.length <= MAX_COLUMNS &&
        set.expectedCollisions >= MIN_EXPECTED_COLLISIONS &&
        set.columns.some((column) => referring.has(column)) &&
        set.columns.every((column) => referring.has(column) || isTime(column) || hasKeyWord(column.words)) &&
        !set.columns.every((column) => primaryKey.includes(column)),
    )
    .map((set) => ({ columns: set.columns, confidence: 0.7 }));
  return [...single, ...composite].filter(({ confidence }) => confidence >= ACCEPTED);
}

const isTime = ({ keyClass }: KeyColumn) => keyClass === "datetime" || keyClass === "date";

function trustUniqueness(column: KeyColumn): number {
  const { distinctCount, text, words } = column;
  if (text === undefined) {
    if (column.keyClass !== "integer") return 0;
    return 0.9 * -Math.expm1(-expectRepeats(column) / 3) * (distinctCount >= 10 ? 1 : 0.3);
  }
  if (text.length > 60) return 0;
  const kind =
    hasKeyWord(words) || text.spaced < 0.05 ? 0.95 : text.spaced < 0.5 && text.length < 20 ? 0.8 : 0.65;
  return (kind * distinctCount) / (distinctCount + EVEN_ROWS);
}
