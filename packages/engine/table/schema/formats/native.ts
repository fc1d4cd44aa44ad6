/** @file Semblance's own two forms; nothing is lost in them. */
import { readSchema } from "../parse-schema.ts";
import { writeSchemaAsJson, writeSchemaAsYaml } from "../write-schema.ts";
import type { SchemaFormat } from "./schema-format.ts";

const LOOKED_AT = 100_000;

export const json: SchemaFormat = {
  name: "json",
  summary: "Semblance's own form as JSON",
  recognise: (text) =>
    /^\s*\{/.test(text) && /"version"\s*:/.test(text.slice(0, LOOKED_AT) + text.slice(-LOOKED_AT)) ? 0.7 : 0,
  import: (text) => ({ schema: readSchema(text, "The JSON text"), notes: [] }),
  export: (schema) => ({ text: writeSchemaAsJson(schema), notes: [] }),
};

export const yaml: SchemaFormat = {
  name: "yaml",
  summary: "Semblance's own form as YAML",
  recognise: (text) => (/^version\s*:/m.test(text.slice(0, LOOKED_AT)) ? 0.7 : 0),
  import: (text) => ({ schema: readSchema(text, "The YAML text"), notes: [] }),
  export: (schema) => ({ text: writeSchemaAsYaml(schema), notes: [] }),
};
