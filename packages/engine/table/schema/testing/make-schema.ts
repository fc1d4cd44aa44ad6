/** A Schema for tests, from its tables only; what is left out has its default. */
import { type Schema, schemaSchema } from "../schema.ts";

export function makeSchema(tables: object, rules: readonly object[] = []): Schema {
  return schemaSchema.parse({ version: 1, tables, rules });
}

/** A table of ids: `parents` are foreign keys `column: table`; a `?` behind the column's name lets it be null. */
export function makeKeyTable(parents: Readonly<Record<string, string>> = {}): object {
  const keys = Object.entries(parents).map(([column, table]) => ({
    column: column.replace("?", ""),
    nullable: column.endsWith("?"),
    table,
  }));
  return {
    columns: {
      id: { type: "id" },
      ...Object.fromEntries(keys.map(({ column, nullable }) => [column, { type: "id", nullable }])),
    },
    primaryKey: ["id"],
    foreignKeys: keys.map(({ column, table }) => ({
      columns: [column],
      references: { table, columns: ["id"] },
    })),
  };
}
