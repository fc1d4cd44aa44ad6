/** @file What a generator says it has learned, in a few lines. */
import type { DescribedTable, Generator } from "@semblance/engine/synth";
import { formatCount } from "../../progress-line.ts";
import type { Terminal } from "../../terminal.ts";
import { makePlain } from "../../text-table.ts";

const MOST_LISTED = 6;

export function renderLearned(generator: Generator, terminal: Terminal): string[] {
  const description = generator.describe();
  const chosen = description.settings.map(({ name, value }) => `${name} ${value}`);
  return [
    `${terminal.paint("bold", description.kind)}: ${makePlain(description.idea)}`,
    ...description.tables.flatMap((table) => renderTable(table, generator, terminal)),
    ...(chosen.length === 0 ? [] : [`  settings: ${makePlain(chosen.join(", "))}`]),
  ];
}

function renderTable(
  table: DescribedTable,
  { schema, fittedRows }: Generator,
  { paint }: Terminal,
): string[] {
  const rows = fittedRows[table.name] ?? 0;
  const columns = Object.keys(schema.tables[table.name]?.columns ?? {}).length;
  const training = Object.entries(table.training).map(([name, value]) => `${name} ${formatFigure(value)}`);
  return [
    `${paint("bold", makePlain(table.name))} · ${formatCount(rows)} rows · ${columns} columns`,
    ...listSome(
      "kept",
      table.relations.map(({ text, evidence }) => `${text} (${evidence})`),
    ),
    ...listSome("protected", table.protections),
    ...(training.length === 0 ? [] : [`  training: ${training.join(", ")}`]),
  ];
}

function listSome(title: string, lines: readonly string[]): string[] {
  const shown = lines.slice(0, MOST_LISTED).map((line) => `  ${title}: ${makePlain(line)}`);
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `  ${title}: ${more} more (--json lists all)`] : shown;
}

function formatFigure(value: number): string {
  return Number.isInteger(value) ? formatCount(value) : String(Number(value.toPrecision(4)));
}
