/** @file The page of words a Schema may use, made from the catalogues themselves so that it cannot fall behind. */
import { z } from "zod";
import { betweenKinds } from "../rules/between/index.ts";
import { insideKinds } from "../rules/inside/index.ts";
import { schemaFormats } from "./formats/index.ts";
import { schemaIssueCodes } from "./schema-issue.ts";

export function renderVocabulary(): string {
  const inside = Object.values(insideKinds).map(({ kind, summary, params, columns }) => [
    `\`${kind}\``,
    summary,
    columns.places,
    describeParams(params),
  ]);
  const between = Object.values(betweenKinds).map(({ kind, summary, params, tables }) => [
    `\`${kind}\``,
    summary,
    tables.places,
    describeParams(params),
  ]);
  const codes = Object.entries(schemaIssueCodes).map(([code, [severity, summary]]) => [
    `\`${code}\``,
    severity,
    summary,
  ]);
  const formats = Object.values(schemaFormats).map(({ name, summary }) => [`\`${name}\``, summary]);
  return [
    "# Words of the Schema",
    "",
    "Made by `npm run generate` from the sources; what the keys mean is told in [schema.md](../schema.md).",
    "",
    "## Rules about the rows of one table",
    "",
    "They stand at `tables.NAME.rules` as `{kind, columns, params}`; a `?` marks parameters that may be left out.",
    "",
    ...renderTable(["kind", "what holds", "columns", "params"], inside),
    "",
    "## Rules between tables",
    "",
    "They stand at `rules`, beside `tables`, as `{kind, tables, params}`.",
    "",
    ...renderTable(["kind", "what holds", "tables", "params"], between),
    "",
    "## Formats",
    "",
    ...renderTable(["name", "what it is"], formats),
    "",
    "## Codes of issues",
    "",
    ...renderTable(["code", "severity", "meaning"], codes),
    "",
  ].join("\n");
}

function describeParams(params: z.ZodType): string {
  const { properties = {}, required = [] } = z.toJSONSchema(params, { io: "input" });
  const names = Object.keys(properties).map((name) => `\`${name}\`${required.includes(name) ? "" : "?"}`);
  return names.length === 0 ? "none" : names.join(", ");
}

function renderTable(titles: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(titles), line(titles.map(() => "---")), ...rows.map(line)];
}
