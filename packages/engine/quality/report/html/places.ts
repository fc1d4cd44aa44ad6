/** @file Anchors by position, since names may hold anything and may be equal. */
import type { Report } from "../report.ts";

export function placeTable(table: number): string {
  return `table-${table + 1}`;
}

export function placeColumn(table: number, column: number): string {
  return `table-${table + 1}-column-${column + 1}`;
}

/** Of `table`, `table.column`, `table: column with column` or `child → parent`, as findings name them. */
export function findPlace({ tables, relationships }: Report, where: string): string | undefined {
  const table = tables.findIndex(({ name }) => name === where || where.startsWith(`${name}: `));
  if (table >= 0) return placeTable(table);
  for (const [index, { name, columns }] of tables.entries()) {
    if (!where.startsWith(`${name}.`)) continue;
    const column = columns.findIndex((one) => `${name}.${one.name}` === where);
    if (column >= 0) return placeColumn(index, column);
  }
  const isLink = relationships.some(({ child, parent }) => `${child} → ${parent}` === where);
  return isLink ? "relationships" : undefined;
}
