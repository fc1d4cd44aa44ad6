import type { Column } from "./column.ts";

/** Rows `[start, end)` of the column; shares its memory. */
export function sliceColumn<C extends Column>(column: C, start: number, end: number): C {
  const from = Math.max(0, Math.min(start, column.length));
  const to = Math.max(from, Math.min(end, column.length));
  const nulls = column.nulls === undefined ? {} : { nulls: column.nulls.subarray(from, to) };
  const rows =
    column.kind === "text"
      ? { codes: column.codes.subarray(from, to) }
      : { values: column.values.subarray(from, to) };
  return { ...column, ...rows, ...nulls, length: to - from };
}
