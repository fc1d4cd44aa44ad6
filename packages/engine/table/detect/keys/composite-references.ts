/**
 * @file References of several columns. For each part of a parent's key the columns of the child that its values
 * include; then the combinations of those, looked up as tuples. The part with the most values is what the
 * reference is about (the city, not its country), and a column is the subject of one such reference only.
 */
import { weighAgainstChance } from "./chance-evidence.ts";
import { indexColumn, MIN_INCLUDED_ROWS, mayInclude } from "./inclusions.ts";
import type { KeyColumn } from "./key-column.ts";
import { mentionsTable } from "./name-evidence.ts";
import { compareWords, contentWords } from "./name-words.ts";
import type { ReferenceContext } from "./reference-evidence.ts";
import { weighCoverage } from "./reference-evidence.ts";
import { pickLikeliest, type Reference } from "./references.ts";
import { indexTuples, isWhole, type Parts, type TupleIndex } from "./tuple-index.ts";
import { mapValues } from "./value-index.ts";

type Columns = readonly KeyColumn[];

interface Combination {
  readonly child: Columns;
  readonly parent: Columns;
  readonly score: number;
  readonly rows: number;
  readonly includedRows: number;
  readonly usedKeys: number;
  readonly name: number;
}

type Counted = Pick<Combination, "rows" | "includedRows" | "usedKeys">;

const PRIOR = -3;
const NAME_NATS = 6;
const MAX_COMBINATIONS = 100;
const SAMPLE_ROWS = 500;

export interface CompositeContext extends ReferenceContext {
  /** References that were accepted so far, and the tables that consist of nothing else. */
  readonly accepted: readonly Reference[];
  readonly linkTables: ReadonlySet<string>;
}

export function findCompositeReferences(
  tables: ReadonlyMap<string, Columns>,
  context: CompositeContext,
): Reference[] {
  return [...context.primaryKeys.values()]
    .filter((key) => key.length > 1)
    .flatMap((key) => {
      const candidates = [...tables.values()].map((columns) => listCandidates(columns, key));
      if (candidates.every(({ length }) => length === 0)) return [];
      const index = indexTuples(key.map((part) => part.values().ids));
      return candidates.flatMap((children) =>
        chooseAmong(weighCandidates(children, key, index, context), key),
      );
    });
}

/** The part of a key with the most values: what it distinguishes. */
export function findSubject(key: Columns): number {
  return key.reduce((best, part, place) => (part.distinctCount > key[best]!.distinctCount ? place : best), 0);
}

function chooseAmong(combinations: readonly Combination[], key: Columns): Reference[] {
  const subject = findSubject(key);
  return [...Map.groupBy(combinations, ({ child }) => child[subject]).values()].map((rivals) => {
    const [{ score: _, ...best }, confidence] = pickLikeliest(rivals);
    return { ...best, confidence };
  });
}

function listCandidates(columns: Columns, key: Columns): Columns[] {
  const choices = key.map((part) => columns.filter((column) => column === part || mayInclude(part, column)));
  return combine(choices).filter((child) => child.some((column, place) => column !== key[place]));
}

function weighCandidates(
  children: readonly Columns[],
  key: Columns,
  index: TupleIndex,
  context: CompositeContext,
): Combination[] {
  const mapped = new Map<string, Int32Array>();
  return children
    .map((child) => weighCombination(child, key, index, context, mapped))
    .filter((combination) => combination !== undefined);
}

function combine(choices: readonly Columns[]): KeyColumn[][] {
  return choices.reduce<KeyColumn[][]>(
    (sets, choice) =>
      sets
        .flatMap((set) => choice.filter((column) => !set.includes(column)).map((column) => [...set, column]))
        .slice(0, MAX_COMBINATIONS),
    [[]],
  );
}

function weighCombination(
  child: Columns,
  key: Columns,
  index: TupleIndex,
  context: CompositeContext,
  mapped: Map<string, Int32Array>,
): Combination | undefined {
  const parts = child.map((column, place) => mapRows(column, key[place]!, mapped));
  const ids = child.map((column) => column.values().ids);
  const { rowCount } = child[0]!;
  const sampled = countTuples(parts, ids, index, Math.max(1, Math.floor(rowCount / SAMPLE_ROWS)));
  if (sampled.includedRows < 0.9 * MIN_INCLUDED_ROWS * sampled.rows || sampled.rows === 0) return undefined;
  const counted = countTuples(parts, ids, index, 1);
  if (counted.includedRows < MIN_INCLUDED_ROWS * counted.rows) return undefined;
  const name = context.namesSpeak ? compareParts(child, key) : 0;
  const byChance = measureChance(parts, index);
  const score =
    PRIOR +
    weighUse(counted, index, byChance) +
    weighRoles(child, key, context) +
    (context.namesSpeak ? NAME_NATS * name - 1.5 : 0);
  return { child, parent: key, ...counted, name, score };
}

/** How many tuples would be keys if the columns had nothing to do with each other: the first is taken from other rows. */
function measureChance([first, ...others]: Parts, index: TupleIndex): number {
  const rowCount = first!.length;
  const step = Math.max(1, Math.floor(rowCount / SAMPLE_ROWS));
  let hits = 0;
  let tried = 0;
  for (const turn of [0.31, 0.5, 0.77]) {
    const shift = Math.max(1, Math.floor(turn * rowCount));
    const shifted = [first!.map((_, row) => first![(row + shift) % rowCount]!), ...others];
    for (let row = 0; row < rowCount; row += step) {
      if (!isWhole(shifted, row)) continue;
      tried++;
      if (index.find(shifted, row) >= 0) hits++;
    }
  }
  return Math.max(0.05, hits / Math.max(tried, 1));
}

/** Per row: the number of the column's value among those of the key's part, or -1. */
function mapRows(column: KeyColumn, part: KeyColumn, mapped: Map<string, Int32Array>): Int32Array {
  const place = JSON.stringify([column.name, part.name]);
  let rows = mapped.get(place);
  if (rows === undefined) {
    const values = column.values();
    const numbers = mapValues(values, indexColumn(part));
    rows = values.ids.map((id) => (id < 0 ? -1 : numbers[id]!));
    mapped.set(place, rows);
  }
  return rows;
}

function countTuples(parts: Parts, ids: Parts, index: TupleIndex, step: number) {
  const used = new Set<number>();
  let rows = 0;
  let includedRows = 0;
  for (let row = 0; row < ids[0]!.length; row += step) {
    if (!isWhole(ids, row)) continue;
    rows++;
    const found = index.find(parts, row);
    if (found < 0) continue;
    includedRows++;
    used.add(found);
  }
  return { rows, includedRows, usedKeys: used.size };
}

/** Where chance would find as many, it does not count that many keys are used. */
function weighUse({ rows, includedRows, usedKeys }: Counted, index: TupleIndex, byChance: number): number {
  const share = includedRows / rows;
  const beyondChance = weighAgainstChance(share, byChance, usedKeys);
  const coverage = weighCoverage(usedKeys, index.distinctCount);
  return (
    beyondChance +
    (share < 1 ? -2 - 15 * (1 - share) : 0) +
    (beyondChance > 2 ? coverage : Math.min(0, coverage))
  );
}

/** A key made of references alone is a link between things, and links are seldom referenced themselves. */
function weighRoles(
  child: Columns,
  key: Columns,
  { primaryKeys, accepted, linkTables }: CompositeContext,
): number {
  const ownKey = primaryKeys.get(child[0]!.table) ?? [];
  const isKey = ownKey.length === child.length && ownKey.every((column) => child.includes(column));
  const self = child[0]!.table === key[0]!.table;
  const referring = accepted.flatMap((reference) => reference.child);
  if (!key.every((part) => referring.includes(part))) return (isKey ? -2 : 0) + (self ? -1 : 0);
  const elsewhere = accepted.filter((reference) => !reference.parent.every((part) => key.includes(part)));
  const explained = child.every((column) => elsewhere.some((reference) => reference.child.includes(column)));
  const turned = elsewhere.some(
    (reference) =>
      reference.child.every((part) => key.includes(part)) &&
      reference.parent.some((column) => child.includes(column)),
  );
  const overlaps = elsewhere.some(
    (reference) => reference.child.length > 1 && reference.child.some((column) => child.includes(column)),
  );
  return (
    (isKey ? -5 : -3) +
    (explained ? -3 : 0) +
    (linkTables.has(key[0]!.table) ? -3 : 0) +
    (overlaps ? -4 : 0) +
    (turned ? -4 : 0)
  );
}

/** Means over the parts: the same name again, the table's name, or a form of the part's. */
function compareParts(child: Columns, key: Columns): number {
  const scores = child.map((column, place) => {
    const part = key[place]!;
    if (column === part || column.words.join() === part.words.join()) return 1;
    const content = contentWords(column.words);
    const pairs = content.flatMap((word) =>
      contentWords(part.words).map((other) => 0.9 * compareWords(word, other)),
    );
    return Math.max(0, mentionsTable(content, part.tableWords), ...pairs);
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
