/** @file A table's comparable columns, made ready once for all metrics of whole tables that run one after another. */
import type { Table, TableSchema } from "../../../table/index.ts";
import { remember } from "../../sides/remember.ts";
import type { Sides } from "../../sides/sides.ts";
import { scoredKind, takeContinuous, takeDiscrete } from "../../sides/take-sides.ts";

export interface TablePair {
  readonly real: Table;
  readonly synthetic: Table;
  readonly schema: TableSchema;
}

/** Whatever else the pair comes with. */
export function oncePerTable<T>(compute: (pair: TablePair) => T): (pair: TablePair) => T {
  const once = remember((real: Table, synthetic: Table, schema: TableSchema) =>
    compute({ real, synthetic, schema }),
  );
  return ({ real, synthetic, schema }) => once(real, synthetic, schema);
}

/** The scored columns that both sides have and that are numbers on both where they should be. */
export const takeTableColumns = oncePerTable(({ real, synthetic, schema }): ReadonlyMap<string, Sides> => {
  const columns = new Map<string, Sides>();
  for (const [name, described] of Object.entries(schema.columns)) {
    const [one, other] = [real.columns.get(name), synthetic.columns.get(name)];
    const kind = scoredKind(described);
    if (kind === undefined || one === undefined || other === undefined) continue;
    const sides = kind === "continuous" ? takeContinuous(one, other) : takeDiscrete(one, other);
    if (sides !== undefined) columns.set(name, sides);
  }
  return columns;
});
