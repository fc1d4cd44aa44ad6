/** @file Writes to stdout what golden.py lets SDV judge: Schemas and the metadata that we make of them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { sdv } from "../../../packages/engine/table/schema/formats/sdv/index.ts";
import { mysql, postgresql } from "../../../packages/engine/table/schema/formats/sql/index.ts";
import type { Schema } from "../../../packages/engine/table/schema/schema.ts";
import { arbitrarySchema } from "../../../packages/engine/table/schema/testing/arbitrary-schema.ts";
import { tidySchema } from "../../../packages/engine/table/schema/write-schema.ts";

const formats = join(import.meta.dirname, "../../../packages/engine/table/schema/formats");
const read = (...path: string[]) => readFileSync(join(formats, ...path), "utf8");
const fromSdv = JSON.parse(read("sdv", "golden", "from-sdv.json")) as Record<string, object>;

const schemas: [string, Schema][] = [
  ...Object.entries(fromSdv).map(([name, metadata]): [string, Schema] => [
    name,
    sdv.import(JSON.stringify(metadata)).schema,
  ]),
  ["postgresql", postgresql.import(read("sql", "fixtures", "shop.postgresql.sql")).schema],
  ["mysql", mysql.import(read("sql", "fixtures", "shop.mysql.sql")).schema],
  ...fc
    .sample(arbitrarySchema, { seed: 7, numRuns: 40 })
    .map((schema, index): [string, Schema] => [`random ${index}`, schema]),
];
const exports = schemas.map(([name, schema]) => ({
  name,
  schema: tidySchema(schema),
  metadata: JSON.parse(sdv.export(schema).text) as unknown,
}));
process.stdout.write(JSON.stringify(exports));
