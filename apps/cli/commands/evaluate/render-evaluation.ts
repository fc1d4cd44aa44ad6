/** @file An evaluation for a person: the scores, what each means, and where it is worst. */
import type { Evaluation, SdReport } from "@semblance/engine/quality";
import { metricEntries } from "@semblance/engine/quality";
import type { Terminal } from "../../terminal.ts";
import { renderTextTable } from "../../text-table.ts";

const WORST = 8;

export function renderEvaluation(evaluation: Evaluation, terminal: Terminal): string[] {
  const { quality, diagnostic } = evaluation.sdmetrics;
  return [
    terminal.paint("bold", "SDMetrics' reports"),
    ...indent(
      table(
        ["property", "quality", "quality, all pairs", "diagnostic"],
        [
          ...propertyRows(quality.default, quality.zero, diagnostic),
          ["overall", format(quality.default.score), format(quality.zero.score), format(diagnostic.score)],
        ],
        terminal,
      ),
    ),
    "",
    terminal.paint("bold", "Worst"),
    ...indent(table(["score", "where", "metric"], worstRows(quality.zero), terminal)),
    "",
    terminal.paint("bold", "Metrics"),
    ...indent(table(["metric", "value", "best", "what it compares"], metricRows(evaluation), terminal)),
    ...renderVerdict(evaluation, terminal),
  ];
}

function propertyRows(byDefault: SdReport, zero: SdReport, diagnostic: SdReport): string[][] {
  const names = new Set([...Object.keys(zero.properties), ...Object.keys(diagnostic.properties)]);
  return [...names].map((name) => [
    name,
    format(byDefault.properties[name]),
    format(zero.properties[name]),
    format(diagnostic.properties[name]),
  ]);
}

function worstRows({ details }: SdReport): string[][] {
  const rows = Object.values(details).flat();
  const scored = rows.filter(
    (row): row is typeof row & { Score: number } => typeof row["Score"] === "number",
  );
  return scored
    .toSorted((a, b) => a.Score - b.Score)
    .slice(0, WORST)
    .map((row) => [format(row.Score), describePlace(row), String(row["Metric"])]);
}

function describePlace(row: Readonly<Record<string, unknown>>): string {
  const part = (name: string) => (row[name] === undefined ? [] : [String(row[name])]);
  const tables = [...part("Table"), ...part("Parent Table"), ...part("Child Table")].join(" → ");
  const columns = [...part("Column"), ...part("Column 1"), ...part("Column 2")].join(" with ");
  return columns === "" ? tables : `${tables}: ${columns}`;
}

function metricRows({ metrics }: Evaluation): string[][] {
  return Object.entries(metrics).map(([name, answer]) => {
    const entry = metricEntries.find((one) => one.name === name);
    const told = answer.value === null ? `not computable: ${answer.reason}` : (entry?.about ?? "");
    return [name, format(answer.value), String(entry?.best ?? ""), told];
  });
}

function renderVerdict({ verdict }: Evaluation, { paint }: Terminal): string[] {
  if (verdict === null) return [];
  const { passed, quality, minQuality } = verdict;
  const word = passed ? paint("green", "passed") : paint("red", "not met");
  return [
    "",
    `${paint("bold", "Gate")} ${word}: quality ${format(quality)}, at least ${format(minQuality)} asked for`,
  ];
}

function table(titles: readonly string[], rows: readonly string[][], { paint }: Terminal): string[] {
  const columns = titles.map((title) => ({
    title,
    maxWidth: 100,
    ...(isFigure(title) && { align: "right" as const }),
  }));
  return renderTextTable(columns, rows, (text) => paint("dim", text));
}

function isFigure(title: string): boolean {
  return /^(score|value|best|quality|diagnostic)/.test(title);
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function format(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toFixed(4);
}
