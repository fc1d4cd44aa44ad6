/** @file A table's scored columns, made ready once for a whole report. */

import type { Table, TableSchema } from "../../table/index.ts";
import { qualityErrors } from "../errors.ts";
import type { Sides } from "../sides/sides.ts";
import { scoredKind, takeContinuous, takeDiscrete } from "../sides/take-sides.ts";

export interface TableSides {
  readonly table: string;
  /** Undefined where a side holds no numbers or times though the schema says so. */
  readonly columns: ReadonlyMap<string, Sides | undefined>;
}

export function takeTableSides(real: Table, synthetic: Table, schema: TableSchema): TableSides {
  const columns = new Map<string, Sides | undefined>();
  for (const [name, column] of Object.entries(schema.columns)) {
    const kind = scoredKind(column);
    const sides = [real.columns.get(name), synthetic.columns.get(name)] as const;
    if (kind === undefined || sides[0] === undefined || sides[1] === undefined) continue;
    const taken =
      kind === "continuous" ? takeContinuous(sides[0], sides[1]) : takeDiscrete(sides[0], sides[1]);
    columns.set(name, taken);
  }
  return { table: real.name, columns };
}

/** For a column that is there but cannot be compared as its type asks. */
export function requireSides({ table, columns }: TableSides, column: string): Sides {
  const sides = columns.get(column);
  if (sides === undefined) throw qualityErrors.create("not-a-number", { table, column });
  return sides;
}
