/** @file Every form in which a Schema can be read and written; adding one is a folder and its line here. */
import { tableErrors } from "../../errors.ts";
import { dbml } from "./dbml/index.ts";
import { json, yaml } from "./native.ts";
import type { ImportedSchema, SchemaFormat } from "./schema-format.ts";
import { sdv } from "./sdv/index.ts";
import { mysql, postgresql, sqlite } from "./sql/index.ts";

export type * from "./schema-format.ts";

export const schemaFormats = { json, yaml, postgresql, mysql, sqlite, dbml, sdv } as const;

export type SchemaFormatName = keyof typeof schemaFormats;

export const schemaFormatNames = Object.keys(schemaFormats) as readonly SchemaFormatName[];

export function isSchemaFormatName(name: string): name is SchemaFormatName {
  return Object.hasOwn(schemaFormats, name);
}

/** The format that the text most probably has; undefined when it looks like none. */
export function recogniseSchemaFormat(text: string): SchemaFormatName | undefined {
  const judged = schemaFormatNames.map((name) => ({ name, sure: schemaFormats[name].recognise(text) }));
  const best = judged.reduce((most, next) => (next.sure > most.sure ? next : most));
  return best.sure > 0 ? best.name : undefined;
}

/** From a text in any of the formats; an error where it looks like none of them. */
export function importSchema(text: string, source: string): ImportedSchema & { format: SchemaFormatName } {
  const format = recogniseSchemaFormat(text);
  if (format === undefined)
    throw tableErrors.create("schema-format-unknown", { source, known: schemaFormatNames.join(", ") });
  const reader: SchemaFormat = schemaFormats[format];
  return { ...reader.import(text), format };
}
