/** @file The relationships of a Schema whose tables and keys are on both sides, linked on each. */
import type { Column, Database, Schema, Table } from "../../table/index.ts";
import { linkRows, type RowLinks } from "../sides/link-rows.ts";
import { remember } from "../sides/remember.ts";

export interface LinkedRelationship {
  readonly child: string;
  readonly parent: string;
  readonly foreignKey: readonly string[];
  readonly primaryKey: readonly string[];
  readonly real: RowLinks;
  readonly synthetic: RowLinks;
}

/** The same for all metrics of an evaluation. */
export const linkRelationships = remember(
  (schema: Schema, real: Database, synthetic: Database): readonly LinkedRelationship[] => [
    ...linkEach(schema, real, synthetic),
  ],
);

function* linkEach(schema: Schema, real: Database, synthetic: Database): Generator<LinkedRelationship> {
  for (const [child, { foreignKeys }] of Object.entries(schema.tables))
    for (const { columns, references } of foreignKeys) {
      const link = (database: Database) => {
        const tables = [database.get(child), database.get(references.table)] as const;
        if (tables[0] === undefined || tables[1] === undefined) return undefined;
        const keys = [takeColumns(tables[0], columns), takeColumns(tables[1], references.columns)] as const;
        return keys[0] && keys[1] && linkRows(keys[0], keys[1]);
      };
      const [realLinks, syntheticLinks] = [link(real), link(synthetic)];
      if (realLinks === undefined || syntheticLinks === undefined) continue;
      const names = { child, parent: references.table, foreignKey: columns, primaryKey: references.columns };
      yield { ...names, real: realLinks, synthetic: syntheticLinks };
    }
}

function takeColumns({ columns }: Table, names: readonly string[]): Column[] | undefined {
  const found = names.map((name) => columns.get(name)).filter((column) => column !== undefined);
  return found.length === names.length ? found : undefined;
}

/** A key as SDMetrics' tables show it. */
export function nameKey(columns: readonly string[]): string {
  return columns.length === 1 ? (columns[0] as string) : `[${columns.map((name) => `'${name}'`).join(", ")}]`;
}
