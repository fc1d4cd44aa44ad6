import type { SheetRow } from "./read-sheet.ts";

/** More rows than this above a header are taken for data. */
const MAX_TITLES = 10;

/**
 * Which of the first rows is the header: the first that fills half the columns of the widest one, and more than a
 * single cell, as titles do.
 */
export function findHeader(rows: readonly SheetRow[]): number {
  const filled = rows.map((row) => row.filled);
  const widest = Math.max(...filled);
  const header = filled.findIndex((count) => count * 2 >= widest && (count > 1 || widest === 1));
  return header <= MAX_TITLES ? header : 0;
}

/** Columns with anything in them, from left to right. */
export function listColumns(rows: readonly SheetRow[]): number[] {
  const columns = new Set<number>();
  for (const { cells } of rows)
    cells.forEach((cell, column) => {
      if (cell !== undefined) columns.add(column);
    });
  return [...columns].sort((a, b) => a - b);
}
