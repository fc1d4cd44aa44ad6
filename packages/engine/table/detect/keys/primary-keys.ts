/** @file Which unique columns of a table are its primary key: the one a person would call the row's name. */
import type { KeyColumn } from "./key-column.ts";
import { isCounter, isUnique } from "./key-column.ts";
import { mentionsTable } from "./name-evidence.ts";
import { contentWords, hasKeyWord, namesContact, namesMeasure } from "./name-words.ts";
import type { UniqueSet } from "./unique-sets.ts";

/** How much a column looks like (a part of) a key, in nats; 0 says nothing. */
export function likenKey(column: KeyColumn): number {
  return (
    likenByName(column) +
    likenByPlace(column) +
    (column.text === undefined ? likenByNumbers(column) : likenByTexts(column))
  );
}

function likenByName({ words, tableWords }: KeyColumn): number {
  if (namesMeasure(words)) return -4;
  if (namesContact(words)) return -3;
  if (!hasKeyWord(words)) return 0;
  const content = contentWords(words);
  return content.length === 0 || mentionsTable(content, tableWords) > 0.5 ? 4 : 1.5;
}

function likenByPlace({ position }: KeyColumn): number {
  return position === 0 ? 1.5 : Math.max(-1, 0.6 - 0.1 * position);
}

function likenByNumbers(column: KeyColumn): number {
  if (column.keyClass !== "integer") return -2;
  if (!isUnique(column)) return 0;
  if (column.order === "rising") return isCounter(column) ? 3 : 1.5;
  return (isCounter(column) ? 1.5 : 0) - 3 * Math.exp(-expectRepeats(column));
}

/** Pairs of rows expected to be equal, were the numbers drawn at random from their range. */
export function expectRepeats({ distinctCount, min, max }: KeyColumn): number {
  return (distinctCount * (distinctCount - 1)) / 2 / (max - min + 1);
}

function likenByTexts({ text }: KeyColumn): number {
  if (text === undefined || text.length > 60) return -4;
  if (text.spaced > 0.2) return text.length > 25 ? -2 : -0.5;
  return text.length <= 40 ? 1.5 : 0;
}

export interface ScoredKey {
  readonly columns: readonly KeyColumn[];
  readonly score: number;
}

/** Evidence of chance-free uniqueness counts up to this many nats. */
const MAX_UNIQUENESS = 6;

/** The best key first. A single column wins over several unless it looks like anything but a key. */
export function rankKeys(
  sets: readonly UniqueSet[],
  bonus: (columns: readonly KeyColumn[]) => number,
): ScoredKey[] {
  return sets
    .map(({ columns, expectedCollisions }) => ({
      columns,
      score: scoreSet(columns, expectedCollisions) + bonus(columns),
    }))
    .sort((a, b) => Number(isPlain(b)) - Number(isPlain(a)) || b.score - a.score);
}

/** A single column that looks like a key. */
export function isPlain({ columns, score }: ScoredKey): boolean {
  return columns.length === 1 && score > 2.5;
}

function scoreSet(columns: readonly KeyColumn[], expectedCollisions: number): number {
  if (columns.length === 1) return likenKey(columns[0]!) + 2;
  const mean = columns.reduce((sum, column) => sum + likenPart(column), 0) / columns.length;
  const leads = columns.every(({ position }) => position < columns.length);
  return (
    mean + Math.min(MAX_UNIQUENESS, Math.log1p(expectedCollisions)) + (leads ? 2 : 0) + 1 - columns.length
  );
}

/** Times and the parts of a date are no keys alone, but often the last part of one. */
function likenPart(column: KeyColumn): number {
  return likenKey(column) + (column.keyClass === "integer" || column.keyClass === "text" ? 0 : 2);
}
