/** @file What a copy remembers, and which rows it is true of. */
import { z } from "zod";
import { type MeasurableColumn, type Table, toNumbers } from "../../table/index.ts";
import { shapeSchema } from "./shape.ts";
import { addTerms, termSchema } from "./term.ts";

const sourceSchema = z.strictObject({ text: z.string(), terms: z.array(termSchema).min(1) });
export const copyState = z.strictObject({
  target: z.string(),
  /** The column of the target's own values, and that of where they come from. */
  own: z.string(),
  flag: z.string(),
  sources: z.array(sourceSchema).min(1),
  /** Frequent values, which are met by chance too and count as its own. */
  atoms: z.array(z.number()),
  shape: shapeSchema,
});
export type CopyState = z.infer<typeof copyState>;
type Source = CopyState["sources"][number];

/** For each row 0, or the place of the first source that has its value; atoms are its own. */
export function flagRows(
  table: Table,
  { column, atoms }: { column: MeasurableColumn; atoms: readonly number[] },
  sources: readonly Source[],
): Int32Array {
  const isAtom = new Set(atoms);
  const others = sources.map(({ terms }) => addTerms(table, terms));
  return Int32Array.from(toNumbers(column), (value, row) =>
    isAtom.has(value) ? 0 : others.findIndex((other) => other[row] === value) + 1,
  );
}
