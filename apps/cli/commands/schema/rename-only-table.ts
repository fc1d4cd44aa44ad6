import type { Schema, TableSchema } from "@semblance/engine/table";

/** A schema of one table serves a single file of another name, its rules and references to itself included. */
export function renameOnlyTable(schema: Schema, table: string | undefined): Schema {
  const [only, ...others] = Object.keys(schema.tables);
  if (only === undefined || others.length > 0 || table === undefined || table === only) return schema;
  const rename = (name: string) => (name === only ? table : name);
  const known = schema.tables[only] as TableSchema;
  const foreignKeys = known.foreignKeys.map(({ columns, references }) => {
    return { columns, references: { ...references, table: rename(references.table) } };
  });
  return {
    ...schema,
    tables: { [table]: { ...known, foreignKeys } },
    rules: schema.rules.map((rule) => ({ ...rule, tables: rule.tables.map(rename) })),
  };
}
