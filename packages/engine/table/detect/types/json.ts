import type { TextColumn } from "../../column/column.ts";
import type { ColumnDetector } from "../detection.ts";
import { formatCount } from "./facts.ts";

const MOST_PARSED = 50;
/** Longer texts are judged by their brackets alone. */
const LONGEST_PARSED = 10_000;
const BRACKETED = /^\s{0,4}[{[]/;

/** Objects and lists; a number or word alone is JSON too, but nobody would say so. */
export const detectJson: ColumnDetector = {
  name: "json",
  detect({ column, sample }) {
    if (column.kind !== "text" || sample.length === 0) return undefined;
    if (!sample.every(({ text }) => BRACKETED.test(text))) return undefined;
    const texts = pickTexts(column, MOST_PARSED);
    if (!texts.every(isJson)) return undefined;
    return {
      schema: { type: "json" },
      confidence: 0.96,
      evidence: `all ${formatCount(texts.length)} values looked at are JSON objects or lists`,
    };
  },
};

/** The sample's texts are cut; these are whole. */
function pickTexts({ codes, nulls, dictionary }: TextColumn, most: number): string[] {
  const step = Math.max(1, Math.floor(codes.length / most));
  const picked = new Set<number>();
  for (let row = 0; row < codes.length && picked.size < most; row += step)
    if (nulls?.[row] !== 1) picked.add(codes[row] as number);
  return Array.from(picked, (code) => dictionary.at(code));
}

function isJson(text: string): boolean {
  if (text.length > LONGEST_PARSED) return BRACKETED.test(text) && /[\]}]\s{0,4}$/.test(text.slice(-5));
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}
