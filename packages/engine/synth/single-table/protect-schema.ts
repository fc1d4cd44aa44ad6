import {
  type Column,
  type ColumnSchema,
  countDistinct,
  renderCell,
  type Schema,
  type Table,
} from "../../table/index.ts";

/**
 * The schema goes into the model file. Where it lists a column's values, those of fewer rows than `leastPeople` are
 * left out: the list was perhaps found in the data. Values that no row has are somebody's own words and stay.
 */
export function protectSchema(schema: Schema, table: Table, leastPeople: number): Schema {
  const described = schema.tables[table.name];
  if (described === undefined) return schema;
  const columns = Object.entries(described.columns).map(([name, own]): [string, ColumnSchema] => {
    const column = table.columns.get(name);
    return [
      name,
      column === undefined || own.values === undefined ? own : protectValues(own, column, leastPeople),
    ];
  });
  return {
    ...schema,
    tables: { ...schema.tables, [table.name]: { ...described, columns: Object.fromEntries(columns) } },
  };
}

function protectValues(schema: ColumnSchema, column: Column, leastPeople: number): ColumnSchema {
  const { values, counts } = countDistinct(column);
  const rare = new Set<string>();
  for (let index = 0; index < counts.length; index++)
    if ((counts[index] as number) < leastPeople) rare.add(renderCell(values, index) ?? "");
  const kept = schema.values?.filter((value) => !rare.has(String(value)));
  return { ...schema, ...(kept && { values: kept }) };
}
