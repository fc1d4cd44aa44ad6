/** @file Unique columns beside the primary key, where uniqueness is no accident of a small table or a wide range. */
import { isUnique, type KeyColumn } from "./key-column.ts";
import { hasKeyWord } from "./name-words.ts";
import { expectRepeats } from "./primary-keys.ts";
import { ACCEPTED, type Reference } from "./references.ts";
import { describeSet, findUniqueAmong } from "./unique-sets.ts";

export interface UniqueKey {
  readonly columns: readonly KeyColumn[];
  readonly confidence: number;
}

/** Rows at which unique texts are as likely a key as an accident. */
const EVEN_ROWS = 25;
/** Pairs of equal rows to be expected by chance before several columns count as a key. */
const MIN_EXPECTED_COLLISIONS = 20;

export function findUniqueKeys(
  columns: readonly KeyColumn[],
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
    }))
    .filter(({ confidence }) => confidence >= ACCEPTED);
  return [...single, ...findUniqueLinks(columns, primaryKey, accepted)];
}

/** Two references, or a reference and a time or a name, that never repeat together. */
function findUniqueLinks(
  columns: readonly KeyColumn[],
  primaryKey: readonly KeyColumn[],
  accepted: readonly Reference[],
): UniqueKey[] {
  const parts = (column: KeyColumn) =>
    !isUnique(column) && column.nullCount === 0 && column.distinctCount > 1;
  const referring = columns.filter(
    (column) => parts(column) && accepted.some(({ child }) => child.includes(column)),
  );
  const others = columns.filter((column) => parts(column) && (isTime(column) || hasKeyWord(column.words)));
  const pairs = referring.flatMap((one, place) =>
    [...referring.slice(place + 1), ...others.filter((other) => !referring.includes(other))].map((two) => [
      one,
      two,
    ]),
  );
  const beyondChance = pairs.filter(
    (pair) => describeSet(pair).expectedCollisions >= MIN_EXPECTED_COLLISIONS,
  );
  return findUniqueAmong(beyondChance)
    .filter((pair) => !pair.every((column) => primaryKey.includes(column)))
    .map((pair) => ({ columns: pair, confidence: 0.7 }));
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
