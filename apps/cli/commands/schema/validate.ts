/** @file `semblance schema validate SCHEMA [--data SOURCE]` */
import { type Database, hasErrors, type SchemaIssue, validateSchema } from "@semblance/engine/table";
import { openSource } from "@semblance/io";
import type { CommandCall } from "../../command.ts";
import { openProgressLine } from "../../progress-line.ts";
import { readOption } from "../../read-option.ts";
import type { Terminal } from "../../terminal.ts";
import { renderTextTable } from "../../text-table.ts";
import { loadSource } from "../inspect/load-source.ts";
import { readSchemaFile, requireWords } from "./read-schema-file.ts";
import { complainNotes } from "./render-notes.ts";

export async function validate(call: CommandCall): Promise<number> {
  const { terminal, values, positionals } = call;
  const [path = ""] = requireWords(positionals, ["SCHEMA"]);
  const file = await readSchemaFile(path, { from: readOption(values, "from") });
  const address = readOption(values, "data");
  const issues = [...file.issues];
  if (file.schema !== undefined) {
    const database = address === undefined ? undefined : await loadData(address, call);
    issues.push(...validateSchema(file.schema, database));
  }
  if (values["json"])
    terminal.print(JSON.stringify({ valid: !hasErrors(issues), issues, notes: file.notes }, null, 2));
  else {
    complainNotes(file.notes, terminal);
    for (const line of renderIssues(issues, terminal)) terminal.print(line);
  }
  return hasErrors(issues) ? 1 : 0;
}

async function loadData(address: string, { terminal, signal }: CommandCall): Promise<Database> {
  const progress = openProgressLine(terminal.progressScreen);
  const source = await openSource(address);
  try {
    const choice = { address, schemaFile: undefined, seed: 1 };
    const { database, notes } = await loadSource(source, choice, { signal, onProgress: progress.listen });
    progress.clear();
    complainNotes(
      notes.map((message) => ({ message })),
      terminal,
    );
    return database;
  } finally {
    progress.clear();
    await source.close();
  }
}

function renderIssues(issues: readonly SchemaIssue[], { paint }: Terminal): string[] {
  const errors = issues.filter(({ severity }) => severity === "error").length;
  if (issues.length === 0) return [paint("green", "No issues.")];
  const sorted = issues.toSorted(
    (a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"),
  );
  const rows = sorted.map(({ severity, path, message, code }) => [
    severity,
    path || "(whole)",
    message,
    code,
  ]);
  const columns = [
    { title: "severity", paint: (text: string) => paint(text.startsWith("error") ? "red" : "yellow", text) },
    { title: "where", maxWidth: 60 },
    { title: "what", maxWidth: 100 },
    { title: "code", paint: (text: string) => paint("dim", text) },
  ];
  const summary = `${errors} errors, ${issues.length - errors} warnings`;
  return [...renderTextTable(columns, rows, (text) => paint("bold", text)), "", summary];
}
