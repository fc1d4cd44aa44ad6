/** @file A table's scored columns, made ready once for a whole report. */

import type { Table, TableSchema } from "../../table/index.ts";
import { qualityErrors } from "../errors.ts";
import type { Sides } from "../sides/sides.ts";
import { scoredKind, takeContinuous, takeDiscrete } from "../sides/take-sides.ts";

export interface TableSides {
  readonly table: string;
  readonly columns: ReadonlyMap<string, Sides>;
}

export function takeTableSides(real: Table, synthetic: Table, schema: TableSchema): TableSides {
  const columns = new Map<string, Sides>();
  for (const [name, column] of Object.entries(schema.columns)) {
    const kind = scoredKind(column);
    const sides = [real.columns.get(name), synthetic.columns.get(name)] as const;
    if (kind === undefined || sides[0] === undefined || sides[1] === undefined) continue;
    const taken =
      kind === "continuous" ? takeContinuous(sides[0], sides[1]) : takeDiscrete(sides[0], sides[1]);
    if (taken === undefined) throw qualityErrors.create("not-a-number", { table: real.name, column: name });
    columns.set(name, taken);
  }
  return { table: real.name, columns };
}
