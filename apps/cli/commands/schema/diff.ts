/** @file `semblance schema diff BEFORE AFTER` */
import { diffSchemas, type SchemaDifference } from "@semblance/engine/table";
import type { CommandCall } from "../../command.ts";
import { readOption } from "../../read-option.ts";
import type { Terminal } from "../../terminal.ts";
import { renderTextTable } from "../../text-table.ts";
import { requireSchemaFile, requireWords } from "./read-schema-file.ts";
import { complainNotes } from "./render-notes.ts";

const SHOWN_VALUE = 32;

export async function diff({ terminal, values, positionals }: CommandCall): Promise<number> {
  const [left = "", right = ""] = requireWords(positionals, ["BEFORE", "AFTER"]);
  const from = readOption(values, "from");
  const before = await requireSchemaFile(left, { from });
  const after = await requireSchemaFile(right, { from });
  complainNotes([...before.notes, ...after.notes], terminal);
  const differences = diffSchemas(before.schema, after.schema);
  const breaking = differences.filter((difference) => difference.breaking).length;
  if (values["json"]) terminal.print(JSON.stringify({ breaking: breaking > 0, differences }, null, 2));
  else for (const line of renderDifferences(differences, breaking, terminal)) terminal.print(line);
  return breaking > 0 ? 1 : 0;
}

function renderDifferences(
  differences: readonly SchemaDifference[],
  breaking: number,
  { paint }: Terminal,
): string[] {
  if (differences.length === 0) return [paint("green", "No differences.")];
  const rows = differences.map(({ kind, path, before, after, breaking: breaks, renamedFrom }) => [
    kind,
    path,
    shorten(before),
    shorten(after),
    breaks ? "breaking" : "",
    renamedFrom === undefined ? "" : `renamed from ${renamedFrom}?`,
  ]);
  const columns = [
    { title: "kind" },
    { title: "where", maxWidth: 70 },
    { title: "before", maxWidth: SHOWN_VALUE },
    { title: "after", maxWidth: SHOWN_VALUE },
    { title: "", paint: (text: string) => paint("red", text) },
    { title: "", paint: (text: string) => paint("dim", text) },
  ];
  const table = renderTextTable(columns, rows, (text) => paint("bold", text));
  return [...table, "", `${differences.length} differences, ${breaking} of them breaking`];
}

/** Whole tables and columns are told by their path alone. */
function shorten(value: unknown): string {
  const isWhole = typeof value === "object" && value !== null && !Array.isArray(value);
  return value === undefined || isWhole ? "" : (JSON.stringify(value)?.slice(0, 2 * SHOWN_VALUE) ?? "");
}
