/**
 * @file Intertable Trends: for every relationship the children are joined with their parents, and each parent
 * column is compared with each child column as in Column Pair Trends; bins span the joined table.
 */
import { type JoinedRows, joinRows } from "../sides/link-rows.ts";
import type { Sides } from "../sides/sides.ts";
import { comparePair, type TrendThresholds } from "./pair-trends.ts";
import { type LinkedRelationship, nameKey } from "./relationships.ts";
import type { DetailRow } from "./report.ts";
import type { TableSides } from "./table-sides.ts";

export function* listIntertableTrends(
  relationship: LinkedRelationship,
  tables: ReadonlyMap<string, TableSides>,
  modes: readonly TrendThresholds[],
): Generator<DetailRow[]> {
  const [parent, child] = [tables.get(relationship.parent), tables.get(relationship.child)];
  if (parent === undefined || child === undefined) return;
  const joined = joinSides(relationship, parent, child);
  const tablesOf = {
    "Parent Table": relationship.parent,
    "Child Table": relationship.child,
    "Foreign Key": nameKey(relationship.foreignKey),
  };
  for (const one of parent.columns.keys())
    for (const other of child.columns.keys()) {
      const pair = { ...tablesOf, "Column 1": one, "Column 2": other };
      yield comparePair(joined, parentName(one), childName(other), modes).map((row) => ({ ...pair, ...row }));
    }
}

const parentName = (column: string) => `parent.${column}`;
const childName = (column: string) => `child.${column}`;

function joinSides(
  { real, synthetic, child: name }: LinkedRelationship,
  parent: TableSides,
  child: TableSides,
): TableSides {
  const rows = [joinRows(real), joinRows(synthetic)] as const;
  const columns = new Map<string, Sides | undefined>();
  for (const [column, sides] of parent.columns)
    columns.set(parentName(column), gather(sides, rows, "parentRows"));
  for (const [column, sides] of child.columns)
    columns.set(childName(column), gather(sides, rows, "childRows"));
  return { table: name, columns };
}

function gather(
  sides: Sides | undefined,
  [real, synthetic]: readonly [JoinedRows, JoinedRows],
  which: keyof JoinedRows,
): Sides | undefined {
  if (sides === undefined) return undefined;
  if (sides.kind === "continuous")
    return {
      ...sides,
      real: Float64Array.from(real[which], (row) => sides.real[row] as number),
      synthetic: Float64Array.from(synthetic[which], (row) => sides.synthetic[row] as number),
    };
  return {
    ...sides,
    real: Int32Array.from(real[which], (row) => sides.real[row] as number),
    synthetic: Int32Array.from(synthetic[which], (row) => sides.synthetic[row] as number),
  };
}
