import { foldText } from "./pii/fold-text.ts";

const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?(?:[^\p{Lu}\P{L}]|\p{M})+|\d+/gu;
const LONGEST_NAME = 256;

/** A column's name in lower-case words without accents: `birthDate_1` → birth, date, 1. */
export function splitName(name: string): string[] {
  return (name.slice(0, LONGEST_NAME).normalize("NFC").match(WORD) ?? []).map(foldText);
}
