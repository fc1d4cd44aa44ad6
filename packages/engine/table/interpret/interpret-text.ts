/**
 * @file From text to typed values, only where nothing is lost. What a column is, is proposed from its distinct
 * texts (numbers, truths, then dates and times) and holds only if every one of them can be read so.
 */
import type { Column, TextColumn } from "../column/column.ts";
import { proposeDatetime } from "./datetime/propose-datetime.ts";
import type { Interpretation } from "./interpretation.ts";
import { proposeNumber } from "./propose-number.ts";
import { readDistinct, usedCodes } from "./read-column.ts";

/** Distinct texts that show what a column is not, before all are decoded. */
const FIRST_LOOK = 1_000;

/** What a column with these texts is; undefined = it stays text. Every text given is looked at. */
export function proposeInterpretation(texts: readonly string[]): Interpretation | undefined {
  if (texts.length === 0) return undefined;
  return proposeNumber(texts) ?? proposeBoolean(texts) ?? proposeDatetime(texts);
}

/** The column with its true type, or the column itself where that would lose anything. */
export function interpretText(column: TextColumn): Column {
  const codes = usedCodes(column);
  if (proposeInterpretation(pickTexts(column, codes, FIRST_LOOK)) === undefined) return column;
  const texts = pickTexts(column, codes, codes.length);
  const how = proposeInterpretation(texts);
  if (how === undefined || (how.kind === "datetime" && how.ambiguous === true)) return column;
  return readDistinct(column, { codes, texts }, how) ?? column;
}

/** Up to `most` of the distinct texts, evenly spread. */
function pickTexts({ dictionary }: TextColumn, used: Int32Array, most: number): string[] {
  const step = Math.max(1, used.length / most);
  const count = Math.min(used.length, most);
  return Array.from({ length: count }, (_, index) => dictionary.at(used[Math.floor(index * step)] as number));
}

/** `true` and `false` in one of three ways of writing them; `yes` and `Y` stay words. */
function proposeBoolean(texts: readonly string[]): Interpretation | undefined {
  if (texts.length > 2) return undefined;
  for (const labels of [["false", "true"] as const, ["False", "True"] as const, ["FALSE", "TRUE"] as const])
    if (texts.every((text) => labels.some((label) => label === text))) return { kind: "boolean", labels };
  return undefined;
}
