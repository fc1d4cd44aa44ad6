import type { Column } from "./column.ts";

/** The rows named, in that order and as often; shares a text column's dictionary. */
export function takeColumn<C extends Column>(column: C, rows: Int32Array): C {
  const nulls = column.nulls === undefined ? {} : { nulls: gather(column.nulls, rows) };
  const values =
    column.kind === "text" ? { codes: gather(column.codes, rows) } : { values: gather(column.values, rows) };
  return { ...column, ...values, ...nulls, length: rows.length };
}

type Cells = Column extends infer C ? (C extends { values: infer V } ? V : never) : never;

function gather<A extends Cells>(source: A, rows: Int32Array): A {
  const Make = source.constructor as new (length: number) => A;
  const taken = new Make(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = source[rows[i] as number] as number & bigint;
  return taken;
}
