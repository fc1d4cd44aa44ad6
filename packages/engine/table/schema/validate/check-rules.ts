import { parseTablesRule } from "../../rules/between/index.ts";
import { parseRule } from "../../rules/index.ts";
import { findTableSchema } from "../find-column.ts";
import type { Schema } from "../schema.ts";
import { makeIssue, type SchemaIssue } from "../schema-issue.ts";
import { shortenName } from "../schema-path.ts";
import { checkColumnNames } from "./check-keys.ts";

/** Rules are of a known kind, with parameters that it can use, over columns and tables that exist. */
export function checkRules(schema: Schema): SchemaIssue[] {
  const inside = Object.entries(schema.tables).flatMap(([name, table]) =>
    table.rules.flatMap((rule, index) => {
      const path = ["tables", name, "rules", index];
      const unknown = checkColumnNames(table, rule.columns, [...path, "columns"]).filter(
        ({ code }) => code === "unknown-column",
      );
      return [...unknown, ...parseRule(rule, path).issues];
    }),
  );
  const between = schema.rules.flatMap((rule, index) => parseTablesRule(rule, ["rules", index]).issues);
  return [...inside, ...checkTableNames(schema), ...between];
}

function checkTableNames(schema: Schema): SchemaIssue[] {
  return schema.rules.flatMap(({ tables }, index) =>
    tables.flatMap((table, place) => {
      if (findTableSchema(schema, table) !== undefined) return [];
      const path = ["rules", index, "tables", place];
      return [makeIssue("unknown-table", path, `There is no table "${shortenName(table)}".`)];
    }),
  );
}
