/** @file Rows as the searches and attacks see them, from cells as golden files store them. */
import type { RowColumn, Rows } from "../privacy/neighbours/index.ts";

export type StoredCell = number | string | null;
export type StoredCells = Readonly<Record<string, readonly StoredCell[]>>;

/** One side after the other, so that codes mean the same on all; a column with any text is one of categories. */
export function buildRows(sides: readonly StoredCells[]): Rows[] {
  const names = Object.keys(sides[0] ?? {});
  const columns = names.map((name) => buildColumns(sides.map((cells) => cells[name] ?? [])));
  return sides.map((cells, side) => ({
    count: cells[names[0] as string]?.length ?? 0,
    columns: columns.map((made) => made[side] as RowColumn),
  }));
}

function buildColumns(sides: readonly (readonly StoredCell[])[]): RowColumn[] {
  const isText = sides.some((cells) => cells.some((cell) => typeof cell === "string"));
  const codeOf = new Map<StoredCell, number>();
  return sides.map((cells) => {
    if (!isText)
      return { kind: "number", values: Float64Array.from(cells, (cell) => Number(cell ?? Number.NaN)) };
    const codes = Int32Array.from(cells, (cell) => {
      if (cell === null) return -1;
      const code = codeOf.get(cell) ?? codeOf.size;
      codeOf.set(cell, code);
      return code;
    });
    return { kind: "category", codes };
  });
}

/** The code that a category of this column has. */
export function codeIn(cells: readonly StoredCell[], value: StoredCell): number {
  return [...new Set(cells.filter((cell) => cell !== null))].indexOf(value as never);
}
