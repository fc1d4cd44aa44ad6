/** @file What `semblance inspect` says to a person: tables, columns, keys, personal data, rules, open questions. */
import type {
  ColumnProfile,
  ColumnSchema,
  DetectedSchema,
  Guess,
  Table,
  TableSchema,
} from "@semblance/engine/table";
import { describeRule, describeTablesRule } from "@semblance/engine/table";
import { formatCount } from "../../progress-line.ts";
import type { Terminal } from "../../terminal.ts";
import { makePlain, renderTextTable } from "../../text-table.ts";
import type { KeptRelation } from "./find-kept.ts";

export interface Inspection extends DetectedSchema {
  readonly kept: readonly KeptRelation[];
  readonly notes: readonly string[];
  readonly withEvidence: boolean;
}

/** Below this a guess is shown with its confidence and asked about at the end. */
const SURE = 0.8;
const MOST_RULES = 12;
const MOST_QUESTIONS = 15;
const MOST_KEPT = 15;

export function renderInspection(inspection: Inspection, terminal: Terminal): string[] {
  const tables = Object.entries(inspection.schema.tables);
  return [
    ...tables.flatMap(([name, table]) => [...renderTable(name, table, inspection, terminal), ""]),
    ...renderRelationships(inspection, terminal),
    ...renderRulesBetween(inspection, terminal),
    ...renderKept(inspection, terminal),
    ...renderQuestions(inspection, terminal),
    ...inspection.notes.map((note) => `${terminal.paint("yellow", "Note")} ${makePlain(note)}`),
  ];
}

function renderTable(name: string, table: TableSchema, inspection: Inspection, terminal: Terminal): string[] {
  const profile = inspection.profiles.get(name);
  const columns = Object.entries(table.columns);
  const title = [
    terminal.paint("bold", makePlain(name)),
    `${formatCount(profile?.table.rowCount ?? 0)} rows`,
    `${columns.length} columns`,
    table.primaryKey.length > 0 ? `key ${makePlain(table.primaryKey.join(" + "))}` : "no key",
    ...(table.reference ? ["reference table"] : []),
  ].join(" · ");
  const rows = columns.map(([column, schema]) => [
    column,
    describeType(schema),
    describeNulls(profile?.columns.get(column)),
    formatCount(profile?.columns.get(column)?.distinctCount ?? 0),
    describeFindings(name, column, table, inspection).join(" · "),
  ]);
  const styles = [
    { title: "column", maxWidth: 40 },
    { title: "type", maxWidth: 32 },
    { title: "missing", align: "right" },
    { title: "distinct", align: "right" },
    { title: "found", maxWidth: 110 },
  ] as const;
  const body = renderTextTable(styles, rows, (text) => terminal.paint("dim", text));
  return [title, ...[...body, ...renderRules(table, profile?.table)].map((line) => `  ${line}`)];
}

function describeType({ type, subtype, unit }: ColumnSchema): string {
  return [type, subtype, unit && `in ${unit}`].filter(Boolean).join(" ");
}

/** Never "0 %" while something is missing, never "100 %" while something is there. */
function describeNulls(profile: ColumnProfile | undefined): string {
  if (profile === undefined || profile.nullCount === 0) return "–";
  const percent = (100 * profile.nullCount) / profile.rowCount;
  if (percent < 0.1) return "< .1 %";
  if (percent > 99.9 && percent < 100) return "> 99.9 %";
  return `${percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
}

function describeFindings(
  table: string,
  column: string,
  { columns, primaryKey, uniqueKeys, foreignKeys }: TableSchema,
  { guesses }: Inspection,
): string[] {
  const schema = columns[column] as ColumnSchema;
  const typePath = `tables.${table}.columns.${column}.type`;
  const doubt = guesses.find(({ path, confidence }) => path === typePath && confidence < SURE);
  return [
    ...(primaryKey.includes(column) ? [primaryKey.length > 1 ? "part of the key" : "primary key"] : []),
    ...(uniqueKeys.some((key) => key.length === 1 && key[0] === column) ? ["unique"] : []),
    ...foreignKeys
      .filter((key) => key.columns.includes(column))
      .map(({ columns: from, references }) => {
        return `→ ${references.table}.${references.columns[from.indexOf(column)]}`;
      }),
    ...(schema.pii ? [`personal: ${schema.pii}${schema.role ? ` (${schema.role})` : ""}`] : []),
    ...(!schema.pii && schema.role ? [schema.role] : []),
    ...(schema.format ? [schema.format] : []),
    ...(schema.min !== undefined || schema.max !== undefined
      ? [`${schema.min ?? ""} … ${schema.max ?? ""}`]
      : []),
    ...(doubt ? [`${formatConfidence(doubt.confidence)} sure`] : []),
  ];
}

function renderRules({ rules }: TableSchema, data: Table | undefined): string[] {
  const lines = rules.slice(0, MOST_RULES).map((rule) => `rule: ${makePlain(describeRule(rule, data))}`);
  if (rules.length > MOST_RULES) lines.push(`and ${rules.length - MOST_RULES} more rules (--json lists all)`);
  return lines;
}

function renderRelationships({ schema, guesses }: Inspection, terminal: Terminal): string[] {
  const rows = Object.entries(schema.tables).flatMap(([table, { foreignKeys }]) =>
    foreignKeys.map((key) => {
      const guess = guesses.find(
        ({ path, value }) =>
          path === `tables.${table}.foreignKeys` && JSON.stringify(value) === JSON.stringify(key),
      );
      return [
        `${table}.${key.columns.join("+")}`,
        `→ ${key.references.table}.${key.references.columns.join("+")}`,
        guess === undefined ? "" : formatConfidence(guess.confidence),
        guess?.evidence ?? "declared",
      ];
    }),
  );
  if (rows.length === 0) return [];
  const styles = [
    { title: "from", maxWidth: 60 },
    { title: "to", maxWidth: 60 },
    { title: "sure", align: "right" },
    { title: "because", maxWidth: 110 },
  ] as const;
  const body = renderTextTable(styles, rows, (text) => terminal.paint("dim", text));
  return [terminal.paint("bold", "Relationships"), ...body.map((line) => `  ${line}`), ""];
}

function renderRulesBetween({ schema }: Inspection, terminal: Terminal): string[] {
  if (schema.rules.length === 0) return [];
  const lines = schema.rules.map((rule) => `  ${makePlain(describeTablesRule(rule))}`);
  return [terminal.paint("bold", "Rules between tables"), ...lines, ""];
}

function renderKept({ kept, withEvidence }: Inspection, terminal: Terminal): string[] {
  if (kept.length === 0) return [];
  const shown = withEvidence ? kept : kept.slice(0, MOST_KEPT);
  const styles = [
    { title: "table", maxWidth: 40 },
    { title: "relation", maxWidth: 100 },
    { title: "because", maxWidth: 80 },
  ];
  const rows = shown.map(({ table, text, evidence }) => [table, text, evidence]);
  const body = renderTextTable(styles, rows, (text) => terminal.paint("dim", text));
  const more =
    kept.length > shown.length ? [`  and ${kept.length - shown.length} more; --evidence shows all`] : [];
  const title = terminal.paint("bold", "Kept in every row of a twin");
  return [title, ...body.map((line) => `  ${line}`), ...more, ""];
}

function renderQuestions({ guesses, withEvidence }: Inspection, terminal: Terminal): string[] {
  const open = guesses
    .filter(({ confidence }) => confidence < SURE)
    .sort((a, b) => a.confidence - b.confidence);
  const shown = withEvidence ? guesses : open.slice(0, MOST_QUESTIONS);
  if (shown.length === 0) return [];
  const rest = withEvidence ? 0 : open.length - shown.length;
  const title = withEvidence ? "Evidence" : "To look at (guesses that are less than sure)";
  const rows = shown.map((guess) => [
    guess.path.replace(/^tables\./, ""),
    formatValue(guess),
    formatConfidence(guess.confidence),
    guess.evidence,
  ]);
  const styles = [
    { title: "where", maxWidth: 60 },
    { title: "guess", maxWidth: 40 },
    { title: "sure", align: "right" },
    { title: "because", maxWidth: 120 },
  ] as const;
  const body = renderTextTable(styles, rows, (text) => terminal.paint("dim", text));
  const more = rest > 0 ? [`  and ${rest} more; --evidence shows all`] : [];
  return [terminal.paint("bold", title), ...body.map((line) => `  ${line}`), ...more, ""];
}

function formatValue({ value }: Guess): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

export function formatConfidence(confidence: number): string {
  return confidence.toFixed(2);
}
