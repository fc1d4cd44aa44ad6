/**
 * @file Intertable Trends: for every relationship the children are joined with their parents, and each parent
 * column is compared with each child column as in Column Pair Trends; bins span the joined table.
 */
import { type CodedSides, codeSides } from "../sides/binned.ts";
import { type JoinedRows, joinRows } from "../sides/link-rows.ts";
import type { Sides } from "../sides/sides.ts";
import { comparePair, type TrendThresholds } from "./pair-trends.ts";
import { type LinkedRelationship, nameKey } from "./relationships.ts";
import type { DetailRow } from "./report.ts";
import type { TableSides } from "./table-sides.ts";

export function* listIntertableTrends(
  relationship: LinkedRelationship,
  tables: ReadonlyMap<string, TableSides>,
  thresholds: TrendThresholds,
): Generator<DetailRow> {
  const [parent, child] = [tables.get(relationship.parent), tables.get(relationship.child)];
  if (parent === undefined || child === undefined) return;
  const joined = joinSides(relationship, parent, child);
  for (const one of parent.columns.keys())
    for (const other of child.columns.keys())
      yield {
        "Parent Table": relationship.parent,
        "Child Table": relationship.child,
        "Foreign Key": nameKey(relationship.foreignKey),
        "Column 1": one,
        "Column 2": other,
        ...comparePair(joined, parentName(one), childName(other), thresholds),
      };
}

const parentName = (column: string) => `parent.${column}`;
const childName = (column: string) => `child.${column}`;

function joinSides(
  { real, synthetic, child: name }: LinkedRelationship,
  parent: TableSides,
  child: TableSides,
): TableSides {
  const rows = [joinRows(real), joinRows(synthetic)] as const;
  const columns = new Map<string, Sides>();
  for (const [column, sides] of parent.columns)
    columns.set(parentName(column), gather(sides, rows, "parentRows"));
  for (const [column, sides] of child.columns)
    columns.set(childName(column), gather(sides, rows, "childRows"));
  const coded = new Map<string, CodedSides>();
  return {
    table: name,
    columns,
    coded(column) {
      const codes = coded.get(column) ?? codeSides(columns.get(column) as Sides);
      coded.set(column, codes);
      return codes;
    },
  };
}

function gather(
  sides: Sides,
  [real, synthetic]: readonly [JoinedRows, JoinedRows],
  which: keyof JoinedRows,
): Sides {
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
