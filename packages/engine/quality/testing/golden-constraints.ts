/** @file Databases with what SDMetrics says of their constraints (scripts/golden/sdmetrics/constraints.py). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Database, makeTable, type Schema, schemaSchema } from "../../table/index.ts";
import { buildColumn, type Cell } from "./golden-tables.ts";

type Cells = Readonly<Record<string, Readonly<Record<string, readonly Cell[]>>>>;
/** Per table and column the sdtype, or the format of a datetime. */
type Types = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface GoldenConstraint {
  readonly Constraint: string;
  readonly Metric: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Score: number | null;
  readonly error: boolean;
}

interface StoredCase {
  readonly real: Cells;
  readonly synthetic: Cells;
  /** Those of one table name it, in the order of the details. */
  readonly rules: readonly ({ readonly table?: string } & Readonly<Record<string, unknown>>)[];
  readonly property: number | null;
  readonly details: readonly GoldenConstraint[];
}

interface Stored {
  readonly columns: Types;
  readonly keys: Readonly<Record<string, string>>;
  readonly cases: readonly StoredCase[];
}

export interface ConstraintCase extends Pick<StoredCase, "property" | "details"> {
  readonly real: Database;
  readonly synthetic: Database;
  readonly schema: Schema;
}

export function loadGoldenConstraints(): ConstraintCase[] {
  const file = join(import.meta.dirname, "..", "golden", "sdmetrics-constraints.json.gz");
  const stored = JSON.parse(gunzipSync(readFileSync(file)).toString("utf8")) as Stored;
  return stored.cases.map(({ real, synthetic, rules, ...expected }) => ({
    ...expected,
    real: build(real, stored.columns),
    synthetic: build(synthetic, stored.columns),
    schema: describe(stored, rules),
  }));
}

function describe({ columns, keys }: Stored, rules: StoredCase["rules"]): Schema {
  const tables = Object.entries(columns).map(([name, types]) => {
    const described = Object.entries(types).map(([column, type]) => [
      column,
      type.includes("%") ? { type: "datetime", format: type } : { type },
    ]);
    const own = rules.filter(({ table }) => table === name).map(({ table: _, ...rule }) => rule);
    const foreignKeys =
      name === "c" ? [{ columns: ["parent"], references: { table: "p", columns: ["id"] } }] : [];
    const primaryKey = keys[name] === undefined ? [] : [keys[name]];
    return [name, { columns: Object.fromEntries(described), primaryKey, foreignKeys, rules: own }];
  });
  const between = rules.filter(({ table }) => table === undefined);
  return schemaSchema.parse({ version: 1, tables: Object.fromEntries(tables), rules: between });
}

function build(cells: Cells, types: Types): Database {
  return new Map(
    Object.entries(cells).map(([table, columns]) => {
      const built = Object.entries(columns).map(
        ([name, values]) => [name, buildColumn(values, types[table]?.[name])] as const,
      );
      return [table, makeTable(table, built)];
    }),
  );
}
