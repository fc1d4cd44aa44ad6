/** @file A Schema as JSON or YAML: keys in the order of the shape, defaults left out, one short thing a line. */
import { stringify } from "yaml";
import { z } from "zod";
import {
  columnSchema,
  ruleSchema,
  type Schema,
  schemaSchema,
  tableSchema,
  tablesRuleSchema,
} from "./schema.ts";
import { writeJson } from "./write-json.ts";

export function writeSchemaAsJson(schema: Schema): string {
  return `${writeJson(tidySchema(schema))}\n`;
}

export function writeSchemaAsYaml(schema: Schema): string {
  return stringify(tidySchema(schema), { aliasDuplicateObjects: false, lineWidth: 0 });
}

/** The same Schema as plain data, without what reading would fill in anyway. */
export function tidySchema(schema: Schema): object {
  const tables = Object.entries(schema.tables).map(([name, table]) => [
    name,
    orderKeys(tableSchema, {
      ...table,
      columns: mapValues(table.columns, (column) => orderKeys(columnSchema, column)),
      rules: table.rules.map((rule) => orderKeys(ruleSchema, rule)),
    }),
  ]);
  const rules = schema.rules.map((rule) => orderKeys(tablesRuleSchema, rule));
  return orderKeys(schemaSchema, { ...schema, tables: Object.fromEntries(tables), rules });
}

function orderKeys(shape: z.ZodObject, value: Readonly<Record<string, unknown>>): object {
  const kept = Object.entries(shape.shape).filter(([key, inner]) => {
    const given = value[key];
    return given !== undefined && !(inner instanceof z.ZodDefault && isEmpty(given));
  });
  return Object.fromEntries(kept.map(([key]) => [key, value[key]]));
}

/** Every default of the Schema is an empty list or an empty object. */
function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => object): object {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
