/** @file Columns that never vary: one value in every row, or none in any. */
import type { RuleGuess, TableProfile } from "../../rules/rule-kind.ts";
import type { Rule } from "../../schema/schema.ts";
import type { ColumnProfile } from "../detection.ts";
import { count, guessRule } from "./support.ts";

const LEAST_ROWS = 20;
/** An event of one row in a hundred stays away from 300 rows in one table of twenty. */
const ENOUGH_ROWS = 300;

export function detectConstants({ table, columns }: TableProfile): RuleGuess<Rule>[] {
  if (table.rowCount < LEAST_ROWS) return [];
  return [...columns.values()].filter(isConstant).map((profile) => {
    const rule = { kind: "constant", columns: [profile.name], params: { value: readValue(profile) } };
    const what = profile.distinctCount === 0 ? "are empty" : "have the same value";
    const confidence = table.rowCount < ENOUGH_ROWS ? 0.75 : 0.97;
    return guessRule(rule, confidence, `all ${count(table.rowCount)} rows ${what}`);
  });
}

function isConstant({ distinctCount, nullCount }: ColumnProfile): boolean {
  return distinctCount === 0 || (distinctCount === 1 && nullCount === 0);
}

function readValue({ column, sample }: ColumnProfile): string | number | boolean | null {
  const text = sample[0]?.text;
  if (text === undefined) return null;
  if (column.kind === "boolean") return text === "true";
  return column.kind === "int32" || column.kind === "float64" ? Number(text) : text;
}
