import type { Table } from "../table.ts";
import { columnsEqual } from "./columns-equal.ts";

/** The same columns in the same order, each equal; names of tables are not compared. */
export function tablesEqual(a: Table, b: Table): boolean {
  return findDifference(a, b) === undefined;
}

/** Where two tables differ, in words without values; undefined when they are equal. */
export function findDifference(a: Table, b: Table): string | undefined {
  if (a.rowCount !== b.rowCount) return `${a.rowCount} rows against ${b.rowCount}`;
  const names = [...a.columns.keys()];
  const others = [...b.columns.keys()];
  if (names.length !== others.length) return `${names.length} columns against ${others.length}`;
  const differing = names.findIndex((name, index) => {
    const [column, other] = [a.columns.get(name), b.columns.get(name)];
    return others[index] !== name || !column || !other || !columnsEqual(column, other);
  });
  return differing < 0 ? undefined : `column ${differing} (${names[differing]}) differs`;
}
