/** @file Hints: what was added may be what was removed, under another name. */
import { isDeepStrictEqual } from "node:util";
import { findNearestName } from "./nearest-name.ts";
import type { ColumnSchema, TableSchema } from "./schema.ts";

type Named<T> = Readonly<Record<string, T>>;

/** Share of columns (name and type) that two tables must have in common to look like one. */
const SAME_TABLE_SHARE = 0.5;

/** From each added name to the removed one it probably replaces; each removed name is given out once. */
export function findRenames<T>(
  before: Named<T>,
  after: Named<T>,
  isAlike: (before: T, after: T) => boolean,
): ReadonlyMap<string, string> {
  const removed = new Set(Object.keys(before).filter((name) => !Object.hasOwn(after, name)));
  const added = Object.entries(after).filter(([name]) => !Object.hasOwn(before, name));
  const renames = new Map<string, string>();
  for (const [name, value] of added) {
    const alike = [...removed].filter((old) => isAlike(before[old] as T, value));
    const only = added.length === 1 && removed.size === 1 ? alike[0] : undefined;
    const from = findNearestName(name, alike) ?? only;
    if (from === undefined) continue;
    renames.set(name, from);
    removed.delete(from);
  }
  return renames;
}

export function areColumnsAlike(before: ColumnSchema, after: ColumnSchema): boolean {
  return isDeepStrictEqual(before, after);
}

export function areTablesAlike(before: TableSchema, after: TableSchema): boolean {
  const describe = ({ columns }: TableSchema) =>
    Object.entries(columns).map(([name, { type }]) => JSON.stringify([name, type]));
  const old = new Set(describe(before));
  const now = describe(after);
  const shared = now.filter((column) => old.has(column)).length;
  return shared > 0 && shared >= SAME_TABLE_SHARE * Math.max(old.size, now.length);
}
