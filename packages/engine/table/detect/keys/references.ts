/** @file Of all the keys that include a column's values, the one that it references, if any. */
import type { Inclusion } from "./inclusions.ts";
import { isUnique, type KeyColumn } from "./key-column.ts";
import { compareNames } from "./name-evidence.ts";
import { type ReferenceContext, weighReference } from "./reference-evidence.ts";

/** Columns of one table whose values name a row of another. */
export interface Reference {
  readonly child: readonly KeyColumn[];
  /** The key, column by column. */
  readonly parent: readonly KeyColumn[];
  readonly confidence: number;
  /** Rows of the child without a null in the key, and those of them that have a parent. */
  readonly rows: number;
  readonly includedRows: number;
  /** Keys of the parent that are used. */
  readonly usedKeys: number;
  /** How well the names agree, 0 to 1. */
  readonly name: number;
}

interface Weighed {
  readonly inclusion: Inclusion;
  readonly score: number;
  readonly name: number;
}

/** What is at least this likely is said. */
export const ACCEPTED = 0.5;

/** Nats against a column that references another key itself: it is seldom referenced for its own sake. */
const DERIVED_PARENT = 2.5;

/** The likeliest reference of each column, sure or not. */
export function chooseReferences(inclusions: readonly Inclusion[], context: ReferenceContext): Reference[] {
  const weighed = directMutual(inclusions, context).map((inclusion) => ({
    inclusion,
    ...weighReference(inclusion, context),
  }));
  const derived = new Map(pickBest(weighed).map(({ child, confidence }) => [child[0], confidence]));
  return pickBest(
    weighed.map(({ score, ...rest }) => ({
      ...rest,
      score: score - DERIVED_PARENT * (derived.get(rest.inclusion.parent) ?? 0),
    })),
  );
}

/** Rivals share what is likely among them and that the column references nothing, which has the score 0. */
export function pickLikeliest<W extends { readonly score: number }>(rivals: readonly W[]): [W, number] {
  const best = rivals.reduce((a, b) => (b.score > a.score ? b : a));
  const total = rivals.reduce((sum, { score }) => sum + Math.exp(score), 1);
  return [best, Math.exp(best.score) / total];
}

/** Nats against a key that lacks all values of the column, where another key has them. */
const INCOMPLETE = 10;

function pickBest(weighed: readonly Weighed[]): Reference[] {
  return [...Map.groupBy(weighed, ({ inclusion }) => inclusion.child).values()].map((rivals) => {
    const most = Math.max(...rivals.map(({ inclusion }) => inclusion.includedRows));
    const judged = rivals.map((rival) => {
      const missing = (most - rival.inclusion.includedRows) / most;
      return { ...rival, score: rival.score - INCOMPLETE * missing };
    });
    const [{ inclusion, name }, confidence] = pickLikeliest(judged);
    const { child, parent, includedRows, includedDistinct } = inclusion;
    const rows = child.rowCount - child.nullCount;
    return {
      child: [child],
      parent: [parent],
      confidence,
      rows,
      includedRows,
      usedKeys: includedDistinct,
      name,
    };
  });
}

/** Two unique columns with the same values: the one that looks more like the thing itself is the parent. */
function directMutual(inclusions: readonly Inclusion[], context: ReferenceContext): Inclusion[] {
  const present = new Set(inclusions.map(({ child, parent }) => pairKey(child, parent)));
  return inclusions.filter(({ child, parent }) => {
    if (!isUnique(child) || !present.has(pairKey(parent, child))) return true;
    return rankAsParent(parent, child, context) > rankAsParent(child, parent, context);
  });
}

const pairKey = (child: KeyColumn, parent: KeyColumn) =>
  JSON.stringify([child.table, child.name, parent.table, parent.name]);

/** The thing itself has the key in front, a name that others mention, and a label of its own beside it. */
function rankAsParent(parent: KeyColumn, child: KeyColumn, context: ReferenceContext): number {
  const key = context.primaryKeys.get(parent.table) ?? [];
  return (
    (context.namesSpeak ? 5 * compareNames(child, parent, context) : 0) +
    (key.length === 1 && key[0] === parent ? 2 : 0) +
    (context.labelled.has(parent.table) ? 1 : 0) +
    parent.distinctCount / (parent.distinctCount + child.distinctCount) -
    0.01 * parent.position
  );
}
