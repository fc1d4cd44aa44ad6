/** @file References that say nothing new: they follow from others, or only repeat a column of the same parent. */

import { indexColumn } from "./inclusions.ts";
import type { KeyColumn } from "./key-column.ts";
import { ACCEPTED, type Reference } from "./references.ts";
import { indexTuples, isWhole } from "./tuple-index.ts";
import { mapValues } from "./value-index.ts";

type Columns = readonly KeyColumn[];

/** What a reference is worth that another one implies. */
const IMPLIED = 0.3;
/** A column that repeats its parent's in this share of rows is a copy of it, not a second way to the parent. */
const COPIED_SHARE = 0.5;

export function settleReferences(
  references: readonly Reference[],
  primaryKeys: ReadonlyMap<string, Columns>,
): Reference[] {
  const accepted = references.filter(({ confidence }) => confidence >= ACCEPTED);
  return references.map((reference) => {
    if (reference.confidence < ACCEPTED) return reference;
    const others = accepted.filter(
      (other) => other !== reference && other.child[0]!.table === reference.child[0]!.table,
    );
    const needless =
      others.some((other) => isCopy(reference, other, primaryKeys)) ||
      (!identifiesEntity(reference, accepted, primaryKeys) &&
        others.some((other) => implies(other, reference, accepted)));
    return needless ? { ...reference, confidence: Math.min(reference.confidence, IMPLIED) } : reference;
  });
}

/** The key of a table that others reference states its own parts, even where they follow from a longer key. */
function identifiesEntity(
  { child }: Reference,
  accepted: readonly Reference[],
  primaryKeys: ReadonlyMap<string, Columns>,
): boolean {
  const key = primaryKeys.get(child[0]!.table) ?? [];
  return (
    child.every((column) => key.includes(column)) &&
    accepted.some(({ parent }) => parent.length > 1 && parent.every((column) => key.includes(column)))
  );
}

/** `wider` leads to a table that has the same reference, by the columns that `wider` fills. */
function implies(wider: Reference, reference: Reference, accepted: readonly Reference[]): boolean {
  const places = reference.child.map((column) => wider.child.indexOf(column));
  if (places.includes(-1) || wider.child.length <= reference.child.length) return false;
  if (!isWholeWherever(wider.child, reference.child)) return false;
  return accepted.some(
    (next) =>
      next !== reference &&
      next.parent.length === reference.parent.length &&
      reference.parent.every((key, place) => {
        const through = next.parent.indexOf(key);
        return through >= 0 && next.child[through] === wider.parent[places[place]!];
      }),
  );
}

function isWholeWherever(columns: Columns, others: Columns): boolean {
  const parts = columns.map((column) => column.values().ids);
  const given = others.map((column) => column.values().ids);
  for (let row = 0; row < columns[0]!.rowCount; row++)
    if (isWhole(given, row) && !isWhole(parts, row)) return false;
  return true;
}

/** Both lead to the same table and, nearly always, to the same row; the other one uses its primary key. */
function isCopy(reference: Reference, other: Reference, primaryKeys: ReadonlyMap<string, Columns>): boolean {
  const table = reference.parent[0]!.table;
  if (other.parent[0]!.table !== table || !isPreferred(other, reference, primaryKeys.get(table) ?? []))
    return false;
  const rows = findParents(reference);
  const otherRows = findParents(other);
  let both = 0;
  let same = 0;
  for (let row = 0; row < rows.length; row++) {
    if (rows[row]! < 0 || otherRows[row]! < 0) continue;
    both++;
    if (rows[row] === otherRows[row]) same++;
  }
  return both > 0 && same >= COPIED_SHARE * both;
}

function isPreferred(one: Reference, two: Reference, key: Columns): boolean {
  const ranks = [one, two].map(
    ({ parent, confidence }) => (parent.every((column) => key.includes(column)) ? 1 : 0) + confidence / 2,
  );
  return ranks[0]! > ranks[1]!;
}

/** Per row of the child, the parent's row or -1. */
export function findParents({ child, parent }: Reference): Int32Array {
  const index = indexTuples(parent.map((column) => column.values().ids));
  const parts = child.map((column, place) => {
    const values = column.values();
    const numbers = mapValues(values, indexColumn(parent[place]!));
    return values.ids.map((id) => (id < 0 ? -1 : numbers[id]!));
  });
  return new Int32Array(child[0]!.rowCount).map((_, row) => index.find(parts, row));
}
