/** @file Against the Python packages SDV 2.0.0 and SDMetrics 0.32.0; made by scripts/golden/sdv-metadata/golden.py. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseSchemaValue } from "../../parse-schema.ts";
import { hasErrors, validateSchema } from "../../validate/validate-schema.ts";
import { sdv } from "./index.ts";

const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, "golden", name), "utf8"));
const fromSdv = read("from-sdv.json") as Record<string, object>;
const accepted = read("exports.json") as { name: string; schema: unknown; metadata: object }[];

test.each(Object.entries(fromSdv))("metadata that SDV wrote is read: %s", (_name, metadata) => {
  expect(sdv.recognise(JSON.stringify(metadata))).toBeGreaterThan(0.9);
  const { schema } = sdv.import(JSON.stringify(metadata));
  expect(hasErrors(validateSchema(schema))).toBe(false);
  expect(sdv.export(schema).notes).toEqual([]);
});

test("what SDV detected is what we read", () => {
  const { schema } = sdv.import(JSON.stringify(fromSdv["detected"]));
  const { customers, orders } = schema.tables;
  expect(customers?.columns).toMatchObject({
    customer_id: { type: "id" },
    email: { type: "email", pii: "email", nullable: false },
    size: { type: "categorical", values: ["S", "M", "L"] },
    stars: { type: "ordinal", values: [0, 1, 2, 3, 4] },
    height: { type: "numerical", subtype: "decimal", format: ".2", min: 150, max: 171.83 },
    born: { type: "date", format: "%Y-%m-%d", min: "1950-01-01", max: "1982-04-23" },
    latitude: { type: "geo", pii: "latitude" },
  });
  expect(orders).toMatchObject({
    primaryKey: ["order_id"],
    foreignKeys: [{ columns: ["customer_id"], references: { table: "customers", columns: ["customer_id"] } }],
  });
});

test.each(accepted)("SDV and SDMetrics accepted what we write of $name", ({ schema, metadata }) => {
  const parsed = parseSchemaValue(schema).schema;
  expect(parsed && JSON.parse(sdv.export(parsed).text)).toEqual(metadata);
});
