/**
 * @file Primary, unique and foreign keys of a database, from its data and names. Keys and references are found in
 * turns, because each tells of the other: a key that others reference is the primary one, a key that holds part of
 * a longer reference holds all of it.
 */
import { throwIfCancelled } from "../../../base/index.ts";
import type { Database } from "../../table.ts";
import { findCompositeReferences, findSubject } from "./composite-references.ts";
import { findInclusions } from "./inclusions.ts";
import { isUnique, type KeyColumn, measureColumns } from "./key-column.ts";
import { type DetectedKeys, describeKey, describeReference } from "./key-guesses.ts";
import { knowWords, nameTables, saysSomething } from "./name-words.ts";
import { isPlain, likenKey, rankKeys, type ScoredKey } from "./primary-keys.ts";
import type { ReferenceContext } from "./reference-evidence.ts";
import { ACCEPTED, chooseReferences, pickLikeliest, type Reference } from "./references.ts";
import { roleWords } from "./role-words.ts";
import { settleReferences } from "./settle-references.ts";
import { findUniqueKeys } from "./unique-keys.ts";
import { findUniqueSets, listUniqueColumns, type UniqueSet } from "./unique-sets.ts";

type Columns = readonly KeyColumn[];

interface ChosenKey extends ScoredKey {
  readonly confidence: number;
  readonly reason?: string;
}

interface Measured {
  readonly tables: ReadonlyMap<string, Columns>;
  readonly columns: Columns;
  readonly uniqueSets: ReadonlyMap<string, readonly UniqueSet[]>;
}

/** Keys tell of references and references of keys; after three turns nothing was seen to change any more. */
const ROUNDS = 3;

/** With fewer equal pairs to be expected by chance, that there are none says nothing. */
const MIN_EXPECTED_REPEATS = 3;

export function detectKeys(
  database: Database,
  { signal }: { readonly signal?: AbortSignal } = {},
): DetectedKeys {
  const measured = measureTables(database, signal);
  const { tables, columns } = measured;
  const inclusions = findInclusions(
    columns,
    columns.filter((column) => isUnique(column) && column.distinctCount > 1),
  );
  let references: Reference[] = [];
  let keys = choosePrimaryKeys(measured, references);
  for (let round = 0; round < ROUNDS; round++) {
    throwIfCancelled(signal);
    const context = describeContext(columns, columnsOfKeys(keys));
    const single = chooseReferences(inclusions, context);
    const accepted = [...single, ...references.filter(({ child }) => child.length > 1)].filter(isAccepted);
    const linkTables = new Set(
      [...tables.keys()].filter((table) => findLinkKey(tables.get(table)!, ofTable(accepted, table))),
    );
    const composite = findCompositeReferences(tables, { ...context, accepted, linkTables });
    references = [...single, ...composite];
    keys = choosePrimaryKeys(measured, references);
  }
  const settled = settleReferences(references, columnsOfKeys(keys)).filter(isAccepted);
  return {
    primaryKeys: [...keys.values()].map((key) =>
      describeKey(key, key.reason === undefined ? [] : [key.reason]),
    ),
    uniqueKeys: [...tables].flatMap(([table, all]) =>
      findUniqueKeys(all, keys.get(table)?.columns ?? [], settled).map((key) => describeKey(key, [])),
    ),
    foreignKeys: settled.map(describeReference),
  };
}

function measureTables(database: Database, signal: AbortSignal | undefined): Measured {
  const tableWords = nameTables([...database.keys()]);
  const names = { tables: tableWords, known: knowWords(tableWords, roleWords) };
  const tables = new Map(
    [...database].map(([name, table]) => {
      throwIfCancelled(signal);
      return [name, measureColumns(table, names)];
    }),
  );
  const uniqueSets = new Map(
    [...tables].map(([name, columns]) => {
      throwIfCancelled(signal);
      return [name, listKeyCandidates(columns)];
    }),
  );
  return { tables, columns: [...tables.values()].flat(), uniqueSets };
}

/** Where a single column looks like a key, sets of several are not looked for: that is what takes time. */
function listKeyCandidates(columns: Columns): UniqueSet[] {
  const single = listUniqueColumns(columns);
  const [best] = rankKeys(single, () => 0);
  if (best !== undefined && isPlain(best)) return single;
  return [...single, ...findUniqueSets(columns.toSorted((a, b) => likenKey(b) - likenKey(a)))];
}

const columnsOfKeys = (keys: ReadonlyMap<string, ChosenKey>): ReadonlyMap<string, Columns> =>
  new Map([...keys].map(([table, { columns }]) => [table, columns]));

function describeContext(columns: Columns, primaryKeys: ReadonlyMap<string, Columns>): ReferenceContext {
  const named = columns.filter(({ words }) => saysSomething(words)).length;
  const labels = columns.filter(
    (column) =>
      column.text !== undefined && isUnique(column) && !primaryKeys.get(column.table)?.includes(column),
  );
  return {
    primaryKeys,
    namesSpeak: 2 * named > columns.length,
    labelled: new Set(labels.map(({ table }) => table)),
  };
}

function choosePrimaryKeys(
  { tables, uniqueSets }: Measured,
  references: readonly Reference[],
): ReadonlyMap<string, ChosenKey> {
  const accepted = references.filter(isAccepted);
  const keys = new Map<string, ChosenKey>();
  for (const [table, sets] of uniqueSets) {
    const own = ofTable(accepted, table);
    const link = findLinkKey(tables.get(table)!, own);
    if (link !== undefined && sets.some(({ columns }) => columns.every((column) => link.includes(column)))) {
      keys.set(table, { columns: link, score: 0, confidence: 0.9, reason: "the table only links others" });
      continue;
    }
    const ranked = rankKeys(sets, (columns) => rewardReferenced(columns, accepted));
    if (ranked[0] === undefined || ranked[0].score <= 0) continue;
    const [best, confidence] = pickLikeliest(ranked.filter((key) => isPlain(key) === isPlain(ranked[0]!)));
    const key = completeKey(best.columns, own);
    keys.set(table, { ...best, columns: findLeadingKey(key, tables.get(table)!, own) ?? key, confidence });
  }
  return keys;
}

const isAccepted = ({ confidence }: Reference) => confidence >= ACCEPTED;
const ofTable = (references: readonly Reference[], table: string) =>
  references.filter(({ child }) => child[0]!.table === table);

/** A table that only links others, perhaps with the time of it, is known by all that it links. */
function findLinkKey(columns: Columns, own: readonly Reference[]): Columns | undefined {
  const linking = new Set(own.flatMap(({ child }) => child));
  if (own.length < 2 || linking.size < 2 || linking.values().some(({ nullCount }) => nullCount > 0))
    return undefined;
  const rest = columns.filter((column) => !linking.has(column) && column.distinctCount > 1);
  const isTime = ({ keyClass }: KeyColumn) => keyClass !== "integer" && keyClass !== "text";
  return rest.length <= 1 && rest.every(isTime) ? columns.filter((column) => linking.has(column)) : undefined;
}

/** One of several references in front that is unique by accident, few rows having drawn from many keys. */
function findLeadingKey(key: Columns, columns: Columns, own: readonly Reference[]): Columns | undefined {
  const drawn = own.find(({ child }) => key.length === 1 && child.length === 1 && child[0] === key[0]);
  if (drawn === undefined) return undefined;
  const { rowCount } = key[0]!;
  const expectedRepeats = (rowCount * (rowCount - 1)) / 2 / drawn.parent[0]!.distinctCount;
  const end = columns.findIndex((column) => !own.some(({ child }) => child.includes(column)));
  const leading = columns.slice(0, end < 0 ? columns.length : end);
  const isLink =
    leading.length === 2 && leading.includes(key[0]!) && leading.every(({ nullCount }) => nullCount === 0);
  return isLink && expectedRepeats < MIN_EXPECTED_REPEATS ? leading : undefined;
}

/** A key that names a city within a province names the province's country too. */
function completeKey(key: Columns, own: readonly Reference[]): Columns {
  const added = own
    .filter(
      ({ child, parent }) => child.length > 1 && key.length > 1 && key.includes(child[findSubject(parent)]!),
    )
    .flatMap(({ child }) => child)
    .filter((column) => column.nullCount === 0);
  return [...new Set([...key, ...added])].sort((a, b) => a.position - b.position);
}

function rewardReferenced(columns: Columns, accepted: readonly Reference[]): number {
  const referenced = accepted.some(
    ({ parent, child }) =>
      child[0]!.table !== columns[0]!.table &&
      parent.length === columns.length &&
      parent.every((column) => columns.includes(column)),
  );
  return referenced ? 3 : 0;
}
