import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseSchema } from "./parse-schema.ts";
import { columnSchema, logicalTypes, schemaSchema, tableSchema } from "./schema.ts";
import { validateSchema } from "./validate/validate-schema.ts";

const page = readFileSync(join(import.meta.dirname, "../../../../docs/schema.md"), "utf8");

test("the example of the page is a Schema without issues", () => {
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const { schema, issues } = parseSchema(example);
  expect(issues).toEqual([]);
  expect(schema && validateSchema(schema)).toEqual([]);
});

test.each([
  ["Schema", Object.keys(schemaSchema.shape)],
  ["table", Object.keys(tableSchema.shape)],
  ["column", Object.keys(columnSchema.shape)],
  ["types", [...logicalTypes]],
])("every key of a %s stands on the page", (_name, keys) => {
  expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
});
