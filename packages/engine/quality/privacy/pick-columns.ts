import type { RowColumn, Rows } from "./neighbours/index.ts";

/** The same rows with some of their columns. */
export function pickColumns({ count, columns }: Rows, picked: readonly number[]): Rows {
  return { count, columns: picked.map((at) => columns[at] as RowColumn) };
}
