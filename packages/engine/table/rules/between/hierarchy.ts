/**
 * @file A table that refers to itself is a forest (SDMetrics' SelfReferentialHierarchy): every row has a key of its
 * own and is reached from a root, which has no parent, is its own, or has one that is not in the table. Columns
 * that repeat the grandparent or the root agree; `maxDepth` bounds the levels below a root.
 */
import { z } from "zod";
import type { Column } from "../../column/column.ts";
import { isNull } from "../../column/column.ts";
import { getColumn, type Table } from "../../table.ts";
import { type Codes, codeTogether } from "../inside/value-codes.ts";
import type { TablesRuleKind } from "../rule-kind.ts";
import { findParentRows } from "./key-rows.ts";
import { judgeMarks, tablesOf } from "./rule-tables.ts";

const params = z.strictObject({
  key: z.string(),
  parent: z.string(),
  grandparent: z.string().optional(),
  root: z.string().optional(),
  maxDepth: z.int().min(1).optional(),
});

export const hierarchy: TablesRuleKind<z.infer<typeof params>> = {
  kind: "hierarchy",
  summary: "Rows of a table refer to each other without circles.",
  tables: { least: 1, most: 1, places: "the table" },
  params,
  findFault: ({ params: { key, parent } }) => (key === parent ? "key and parent are one column" : undefined),
  describe: ({ tables, params: { parent, maxDepth } }) =>
    `following ${parent} in ${tables[0]} never comes back${maxDepth === undefined ? "" : ` and ends after ${maxDepth} steps`}`,
  check: (database, rule) => {
    const [table] = tablesOf(database, rule) as [Table];
    const { key, parent, grandparent, root, maxDepth } = rule.params;
    const [keys, parents] = [getColumn(table, key), getColumn(table, parent)];
    const next = findParentRows([parents], [keys]);
    const depths = measureDepths(next);
    const marks = markRepeatedKeys(keys);
    for (let row = 0; row < marks.length; row++)
      if (depths[row]! < 0 || (maxDepth !== undefined && depths[row]! > maxDepth)) marks[row] = 1;
    if (grandparent !== undefined) markGrandparents(next, parents, getColumn(table, grandparent), marks);
    if (root !== undefined) markRoots({ next, depths, parents, roots: getColumn(table, root), keys }, marks);
    return judgeMarks(table, marks);
  },
};

/** Steps from each row to its root; -1 where the way runs in a circle. */
export function measureDepths(next: Int32Array): Int32Array {
  const unknown = -2;
  const depths = new Int32Array(next.length).fill(unknown);
  const way: number[] = [];
  for (let start = 0; start < next.length; start++) {
    let row = start;
    while (depths[row] === unknown && next[row]! >= 0 && next[row] !== row) {
      way.push(row);
      depths[row] = -1;
      row = next[row]!;
    }
    if (depths[row] === unknown) depths[row] = 0;
    for (let above = row; way.length > 0; ) {
      const below = way.pop()!;
      depths[below] = depths[above]! < 0 ? -1 : depths[above]! + 1;
      above = below;
    }
  }
  return depths;
}

function markRepeatedKeys(keys: Column): Uint8Array {
  const marks = new Uint8Array(keys.length);
  const { codes, count } = codeTogether([keys])[0] as Codes;
  const seen = new Uint8Array(count);
  for (let row = 0; row < marks.length; row++) {
    marks[row] = isNull(keys, row) ? 1 : seen[codes[row]!]!;
    seen[codes[row]!] = 1;
  }
  return marks;
}

/** The parent's parent, which roots and their children have not. */
function markGrandparents(next: Int32Array, parents: Column, grandparents: Column, marks: Uint8Array): void {
  const [ofParents, ofGrandparents] = codeTogether([parents, grandparents]) as [Codes, Codes];
  for (let row = 0; row < marks.length; row++) {
    const above = next[row]!;
    const hasOne = above >= 0 && above !== row && next[above] !== above && !isNull(parents, above);
    if (ofGrandparents.codes[row] !== (hasOne ? ofParents.codes[above] : 0)) marks[row] = 1;
  }
}

interface Roots {
  readonly next: Int32Array;
  readonly depths: Int32Array;
  readonly keys: Column;
  readonly parents: Column;
  readonly roots: Column;
}

/** The key at the end of the way; a parent that is not in the table is one. Roots themselves are not judged. */
function markRoots({ next, depths, keys, parents, roots }: Roots, marks: Uint8Array): void {
  const [ofKeys, ofParents, ofRoots] = codeTogether([keys, parents, roots]) as [Codes, Codes, Codes];
  for (let row = 0; row < marks.length; row++) {
    const isAbsent = (place: number) => next[place]! < 0 && !isNull(parents, place);
    if (depths[row]! < 0 || (depths[row] === 0 && !isAbsent(row))) continue;
    let end = row;
    for (let step = depths[row]!; step > 0; step--) end = next[end]!;
    const expected = isAbsent(end) ? ofParents.codes[end] : ofKeys.codes[end];
    if (ofRoots.codes[row] !== expected) marks[row] = 1;
  }
}
