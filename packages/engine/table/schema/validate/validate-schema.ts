/**
 * @file What is wrong with a Schema: in itself, and, where data is given, with regard to that. The shape has been
 * checked before (parse-schema.ts). Messages hold names and counts; no value of the data is ever shown.
 */
import type { Database } from "../../table.ts";
import type { Schema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";
import { checkBounds } from "./check-bounds.ts";
import { checkColumnData } from "./check-column-data.ts";
import { checkCycles } from "./check-cycles.ts";
import { checkForeignKeys } from "./check-foreign-keys.ts";
import { checkKeyData } from "./check-key-data.ts";
import { checkKeys } from "./check-keys.ts";
import { checkOrphans } from "./check-orphans.ts";
import { checkPresence } from "./check-presence.ts";
import { checkRules } from "./check-rules.ts";

export function validateSchema(schema: Schema, database?: Database): SchemaIssue[] {
  const itself = [
    ...checkEmptiness(schema),
    ...checkBounds(schema),
    ...checkKeys(schema),
    ...checkForeignKeys(schema),
    ...checkCycles(schema),
    ...checkRules(schema),
  ];
  if (database === undefined) return itself;
  return [
    ...itself,
    ...checkPresence(schema, database),
    ...checkColumnData(schema, database),
    ...checkKeyData(schema, database),
    ...checkOrphans(schema, database),
  ];
}

export function hasErrors(issues: readonly SchemaIssue[]): boolean {
  return issues.some(({ severity }) => severity === "error");
}

function checkEmptiness(schema: Schema): SchemaIssue[] {
  const tables = Object.entries(schema.tables);
  if (tables.length === 0) return [makeIssue("no-tables", ["tables"], "The Schema names no table.")];
  return tables
    .filter(([, { columns }]) => Object.keys(columns).length === 0)
    .map(([name]) => makeIssue("no-columns", ["tables", name, "columns"], "The table has no columns."));
}
