import type { RowColumn, Rows } from "./rows.ts";

/** The rows of the one, then those of the other. */
export function joinRows(one: Rows, other: Rows): Rows {
  const columns = one.columns.map((column, at): RowColumn => {
    const second = other.columns[at] as RowColumn;
    if (column.kind === "number" && second.kind === "number")
      return { kind: "number", values: concat(column.values, second.values, Float64Array) };
    if (column.kind === "category" && second.kind === "category")
      return { kind: "category", codes: concat(column.codes, second.codes, Int32Array) };
    throw new TypeError("a column is of one kind on both sides");
  });
  return { count: one.count + other.count, columns };
}

function concat<T extends Float64Array | Int32Array>(one: T, other: T, kind: new (length: number) => T): T {
  const joined = new kind(one.length + other.length);
  joined.set(one);
  joined.set(other, one.length);
  return joined;
}
