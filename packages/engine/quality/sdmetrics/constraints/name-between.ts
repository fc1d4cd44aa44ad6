/**
 * @file Rules between tables as constraints of SDMetrics. Undefined where it has none that means the same: its keys
 * are mostly single columns, and those of parents the primary ones of the schema.
 */
import type { Schema, TablesRule } from "../../../table/index.ts";
import type { Constraint } from "./constraint.ts";

type Namer = (rule: TablesRule, schema: Schema) => Constraint | undefined;

export function nameBetween(rule: TablesRule, schema: Schema): Constraint | undefined {
  return Object.hasOwn(namers, rule.kind) ? namers[rule.kind]?.(rule, schema) : undefined;
}

const namers: Readonly<Record<string, Namer>> = {
  "constant-per-key": ({ tables: [table], params }) => {
    const [key, more] = readNames(params["key"]);
    if (more !== undefined) return undefined;
    const parameters = {
      table_name: table,
      denormalized_primary_key: key,
      denormalized_column_names: params["columns"],
    };
    return { className: "DenormalizedTable", parameters };
  },
  "carried-over": ({ tables, params }) => {
    const copies = readList(params["copies"]).map(({ key, column }, place) => ({
      table_name: tables[place],
      carryover_column_name: column,
      key_column_name: readSingle(key),
    }));
    if (copies.some(({ key_column_name: key }) => key === undefined)) return undefined;
    return { className: "CarryOverColumns", parameters: { common_column_info: copies } };
  },
  "reference-table": nameReference,
  "shared-foreign-keys": ({ tables, params }) => {
    const columns = tables.map((table, place) => {
      const key = readNames((params["keys"] as unknown[])[place]);
      return { table_name: table, foreign_key: key.length === 1 ? key[0] : key };
    });
    return {
      className: "ForeignToForeignKey",
      parameters: { columns, foreign_key_generation: params["values"] },
    };
  },
  "foreign-key-subset": ({ tables: [child, parent = ""], params }, schema) => {
    const foreignKey = readSingle(params["foreignKey"]);
    if (foreignKey === undefined || !isPrimary(params["key"], parent, schema)) return undefined;
    const parameters = {
      parent_table_name: parent,
      child_table_name: child,
      child_foreign_key: foreignKey,
      conditional_column_name: params["column"],
      conditional_values: params["values"],
    };
    return { className: "ForeignToPrimaryKeySubset", parameters };
  },
  "primary-key-subset": ({ tables: [main = "", ...others], params }, schema) => {
    const subsets = readList(params["subsets"]);
    const arePrimary = subsets.every(({ key }, place) => isPrimary(key, others[place] ?? "", schema));
    if (!arePrimary || !isPrimary(params["key"], main, schema)) return undefined;
    const parameters = {
      main_table_name: main,
      conditional_column_name: params["column"],
      relationships: Object.fromEntries(subsets.map(({ values }, place) => [others[place], values])),
    };
    return { className: "PrimaryToPrimaryKeySubset", parameters };
  },
  "polymorphic-key": namePolymorphic,
  hierarchy: ({ tables: [table], params: { key, parent, grandparent, root, maxDepth } }) => {
    if (maxDepth !== undefined) return undefined;
    const parameters = {
      table_name: table,
      base_column_name: key,
      parent_column_name: parent,
      ...(grandparent !== undefined && { grandparent_column_name: grandparent }),
      ...(root !== undefined && { root_column_name: root }),
    };
    return { className: "SelfReferentialHierarchy", parameters };
  },
};

/** The package refuses tables that are children of others than reference tables. */
function nameReference(
  { tables, params }: TablesRule,
  { tables: described }: Schema,
): Constraint | undefined {
  if (params["columns"] !== undefined) return undefined;
  const child = tables.find((name) =>
    described[name]?.foreignKeys.some(({ references }) => !tables.includes(references.table)),
  );
  return {
    className: "ReferenceTable",
    parameters: { reference_table_names: tables },
    ...(child !== undefined && { unfit: `"${child}" is a child of a table that is no reference table` }),
  };
}

function namePolymorphic({ tables, params }: TablesRule, schema: Schema): Constraint | undefined {
  const [table, ...parents] = tables;
  const foreignKey = readSingle(params["foreignKey"]);
  const listed = readList(params["parents"]);
  const arePrimary = listed.every(({ key }, place) => isPrimary(key, parents[place] ?? "", schema));
  if (foreignKey === undefined || !arePrimary) return undefined;
  const types = listed.flatMap(({ types: values }, place) =>
    Array.isArray(values) ? values.map((value) => [String(value), parents[place]]) : [],
  );
  return {
    className: "PolymorphicRelationship",
    parameters: {
      table_name: table,
      foreign_key: foreignKey,
      parent_table_names: parents,
      ...(params["typeColumn"] !== undefined && { type_column_name: params["typeColumn"] }),
      ...(types.length > 0 && { type_value_to_table: Object.fromEntries(types) }),
    },
  };
}

function isPrimary(key: unknown, table: string, { tables }: Schema): boolean {
  const { primaryKey = [] } = tables[table] ?? {};
  return primaryKey.length === 1 && readSingle(key) === primaryKey[0];
}

function readSingle(key: unknown): string | undefined {
  const names = readNames(key);
  return names.length === 1 ? names[0] : undefined;
}

/** Parameters have been read by their kind before, so these have the shape that it says. */
function readNames(value: unknown): string[] {
  return value as string[];
}

function readList(value: unknown): Readonly<Record<string, unknown>>[] {
  return value as Readonly<Record<string, unknown>>[];
}
