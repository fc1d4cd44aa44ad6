import { qualityErrors } from "../../errors.ts";
import type { EvaluationInput } from "../entry.ts";

interface NamedTarget {
  readonly table: string;
  readonly column: string;
}

/** What the target's name means: `table.column`, or a column that only one table has. */
export function findTarget({
  schema,
  target,
}: Pick<EvaluationInput, "schema" | "target">): NamedTarget | undefined {
  if (target === undefined) return undefined;
  const places = Object.entries(schema.tables).flatMap(([table, { columns }]) =>
    Object.keys(columns).map((column) => ({ table, column })),
  );
  const full = places.find(({ table, column }) => `${table}.${column}` === target);
  const short = places.filter(({ column }) => column === target);
  const found = full ?? (short.length === 1 ? short[0] : undefined);
  if (found === undefined) throw qualityErrors.create("unknown-target", { target });
  return found;
}
