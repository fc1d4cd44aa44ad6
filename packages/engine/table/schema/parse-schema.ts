/** @file From JSON or YAML, or a value already read, to a Schema; what is wrong comes back as a list. */
import { tableErrors } from "../errors.ts";
import { explainZodIssues } from "./explain-zod.ts";
import { readDocument } from "./read-document.ts";
import { type Schema, schemaSchema } from "./schema.ts";
import { makeIssue, type SchemaIssue } from "./schema-issue.ts";
import type { SchemaPath } from "./schema-path.ts";

export type ParsedSchema =
  | { readonly schema: Schema; readonly issues: readonly [] }
  | { readonly schema?: never; readonly issues: readonly SchemaIssue[] };

export function parseSchema(text: string): ParsedSchema {
  const read = readDocument(text);
  return "issue" in read ? { issues: [read.issue] } : parseSchemaValue(read.value);
}

export function parseSchemaValue(value: unknown): ParsedSchema {
  const reserved = findReservedNames(value);
  const parsed = schemaSchema.safeParse(dropEvidence(value), { reportInput: true });
  if (parsed.success && reserved.length === 0) return { schema: parsed.data, issues: [] };
  return { issues: [...reserved, ...explainZodIssues(schemaSchema, parsed.error?.issues ?? [])] };
}

/** The Schema, or an error that counts what is wrong and names the first. */
export function readSchema(text: string, source: string): Schema {
  const { schema, issues } = parseSchema(text);
  if (schema !== undefined) return schema;
  const [first] = issues;
  const place = first?.path ? ` at ${first.path}` : "";
  throw tableErrors.create("schema-not-valid", {
    source,
    count: issues.length,
    first: `${first?.message ?? ""}${place}`,
  });
}

/** `semblance inspect --json` puts what speaks for a Schema beside it; what it printed can be given back. */
function dropEvidence(value: unknown): unknown {
  if (!isObject(value) || !Object.hasOwn(value, "evidence")) return value;
  const { evidence: _, ...schema } = value;
  return schema;
}

/** Records of zod, like assignments everywhere, lose the key `__proto__` without a word. */
function findReservedNames(value: unknown): SchemaIssue[] {
  const found: SchemaPath[] = [];
  const look = (record: unknown, path: SchemaPath) => {
    if (isObject(record) && Object.hasOwn(record, "__proto__")) found.push([...path, "__proto__"]);
  };
  const tables = isObject(value) ? value["tables"] : undefined;
  look(tables, ["tables"]);
  for (const [name, table] of Object.entries(isObject(tables) ? tables : {}))
    if (isObject(table)) look(table["columns"], ["tables", name, "columns"]);
  return found.map((path) => makeIssue("reserved-name", path, 'The name "__proto__" cannot be used.'));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
