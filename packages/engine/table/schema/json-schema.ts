/** @file The shape of a Schema as JSON Schema (2020-12), for editors and other tools. */
import { z } from "zod";
import { schemaSchema } from "./schema.ts";
import { writeJson } from "./write-json.ts";

export function renderJsonSchema(): string {
  const shape = z.toJSONSchema(schemaSchema, { io: "input" });
  const { $schema, properties, ...rest } = shape;
  const evidence = { type: "array", description: "What inspect found; passed over when a Schema is read." };
  return `${writeJson({
    $schema,
    $id: "urn:semblance:schema:v1",
    title: "Semblance Schema, version 1",
    ...rest,
    properties: { ...properties, evidence },
  })}\n`;
}
