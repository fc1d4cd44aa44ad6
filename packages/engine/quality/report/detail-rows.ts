/** @file Rows of SDMetrics' detail tables, found by what they are about. */
import type { DetailRow, SdReport } from "../sdmetrics/report.ts";

export type DetailKey = "Column Shapes" | "Column Pair Trends";

/** Scores by table and column (or the two columns). */
export function indexDetails(report: SdReport | undefined, property: DetailKey): Map<string, DetailRow> {
  const rows = report?.details[property] ?? [];
  return new Map(rows.map((row) => [nameDetail(row), row]));
}

export function nameDetail(row: DetailRow): string {
  const parts = [row["Table"], row["Column"], row["Column 1"], row["Column 2"]];
  return JSON.stringify(parts.filter((part) => part !== undefined));
}

export function readNumber(row: DetailRow | undefined, name: string): number | null {
  const value = row?.[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

export function readText(row: DetailRow | undefined, name: string): string | undefined {
  const value = row?.[name];
  return typeof value === "string" ? value : undefined;
}
