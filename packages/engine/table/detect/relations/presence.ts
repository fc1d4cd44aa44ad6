/** @file Where values are missing in the sample: columns of one pattern stand for each other. */
import type { RelationView, ViewColumn } from "./relation-view.ts";

export interface PresenceGroup {
  readonly columns: readonly ViewColumn[];
  /** Of the sampled rows, 1 where the value is there. */
  readonly isPresent: Uint8Array;
  /** Share of all rows. */
  readonly presentShare: number;
}

/** Columns that are missing in some rows and not in others, together when their masks are the same on all rows. */
export function groupByPresence(view: RelationView, columns: readonly ViewColumn[]): PresenceGroup[] {
  const groups = new Map<string, ViewColumn[]>();
  for (const column of columns) {
    const { nullCount } = column.profile;
    if (nullCount === 0 || nullCount === view.rowCount) continue;
    const key = `${nullCount} ${hashMask(column.column.nulls as Uint8Array)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [column]);
    else group.push(column);
  }
  return [...groups.values()].map((group) => {
    const [first] = group as [ViewColumn];
    const nulls = first.sample.nulls ?? new Uint8Array(view.rows.length);
    const presentShare = first.nonNullCount / view.rowCount;
    return { columns: group, isPresent: nulls.map((isNull) => 1 - isNull), presentShare };
  });
}

/** FNV-1a over the rows, in two halves that start apart. */
function hashMask(mask: Uint8Array): string {
  let first = 0x811c9dc5;
  let second = 0x01000193;
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0) continue;
    first = Math.imul(first ^ row, 0x01000193);
    second = Math.imul(second ^ row, 0x5bd1e995) ^ (second >>> 13);
  }
  return `${first} ${second}`;
}
