/**
 * @file Parents before children. Where tables need one another in a ring, some foreign key has to wait until its
 * parent is there: one that may be null if there is such a one.
 */
import { findTableSchema } from "./find-column.ts";
import { type KeyRelationship, listKeyRelationships } from "./relationships.ts";
import type { Schema } from "./schema.ts";
import { findComponents, type Graph } from "./strong-components.ts";

export interface TableOrder {
  /** Every table once; parents first but for the keys in `deferred`. */
  readonly order: readonly string[];
  /** Keys whose parent comes later in the order; filled in afterwards. Self-references are not among them. */
  readonly deferred: readonly KeyRelationship[];
}

export function orderTables(schema: Schema): TableOrder {
  const between = listKeyRelationships(schema).filter(({ parent, child }) => parent !== child);
  const order = arrange(Object.keys(schema.tables), between);
  const place = new Map(order.map((table, index) => [table, index]));
  const isDeferred = ({ parent, child }: KeyRelationship) => place.get(parent)! > place.get(child)!;
  return { order, deferred: between.filter(isDeferred) };
}

/** Rings of two and more tables, each ring's tables in the order of the Schema. */
export function findCycles(schema: Schema): string[][] {
  const graph = toGraph(Object.keys(schema.tables), listKeyRelationships(schema));
  return findComponents(graph).filter((component) => component.length > 1);
}

/** Rings in which every key is mandatory, so that no row can be the first; a ring may be one table. */
export function findUnbreakableCycles(schema: Schema): string[][] {
  const mandatory = listKeyRelationships(schema).filter(({ optional }) => !optional);
  const selfBound = new Set(
    mandatory.filter(({ parent, child }) => parent === child).map(({ child }) => child),
  );
  const components = findComponents(toGraph(Object.keys(schema.tables), mandatory));
  return components.filter(
    (component) => component.length > 1 || (component[0] !== undefined && selfBound.has(component[0])),
  );
}

export function listSelfReferences(schema: Schema): KeyRelationship[] {
  return listKeyRelationships(schema).filter(({ parent, child }) => parent === child);
}

/** All tables that rows of `table` hang from, nearest first. */
export function listAncestors(schema: Schema, table: string): string[] {
  const seen = new Set([table]);
  for (const name of seen)
    for (const { references } of findTableSchema(schema, name)?.foreignKeys ?? [])
      if (findTableSchema(schema, references.table) !== undefined) seen.add(references.table);
  return [...seen].slice(1);
}

/** Component by component; inside one, the table that costs least goes first and the rest is looked at anew. */
function arrange(tables: readonly string[], relationships: readonly KeyRelationship[]): string[] {
  const byChild = Map.groupBy(relationships, ({ child }) => child);
  const order: string[] = [];
  const waiting = [tables];
  for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
    if (group.length < 2) {
      order.push(...group);
      continue;
    }
    const inside = new Set(group);
    const among = group
      .flatMap((table) => byChild.get(table) ?? [])
      .filter(({ parent }) => inside.has(parent));
    const components = findComponents(toGraph(group, among));
    if (components.length > 1) {
      waiting.push(...components.toReversed());
      continue;
    }
    const first = chooseFirst(group, among);
    waiting.push(
      group.filter((table) => table !== first),
      [first],
    );
  }
  return order;
}

/** The table with the fewest mandatory keys into the ring, then with the fewest keys at all. */
function chooseFirst(tables: readonly string[], relationships: readonly KeyRelationship[]): string {
  const cost = new Map(tables.map((table) => [table, 0]));
  for (const { child, optional } of relationships)
    cost.set(child, cost.get(child)! + (optional ? 1 : relationships.length + 1));
  return tables.reduce((best, table) => (cost.get(table)! < cost.get(best)! ? table : best));
}

function toGraph(tables: readonly string[], relationships: readonly KeyRelationship[]): Graph {
  const graph = new Map<string, string[]>(tables.map((table) => [table, []]));
  for (const { parent, child } of relationships) graph.get(child)?.push(parent);
  return graph;
}
