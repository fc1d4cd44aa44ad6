import type { Interpretation } from "./interpretation.ts";
import { DECIMAL_DIGITS } from "./read-column.ts";
import { readNumber } from "./read-number.ts";

const INT64_MAX = 2n ** 63n - 1n;

/** The narrowest type that holds every text exactly, or undefined. Stops at the first that is no number. */
export function proposeNumber(texts: readonly string[]): Interpretation | undefined {
  let whole = true;
  let before = 0;
  let behind = 0;
  let exact = true;
  for (const text of texts) {
    const number = readNumber(text);
    if (number === undefined) return undefined;
    whole &&= number.whole;
    exact &&= number.exactAsFloat;
    before = Math.max(before, number.digitsBefore);
    behind = Math.max(behind, number.digitsBehind);
  }
  if (whole) return proposeWhole(texts, before);
  if (exact) return { kind: "float64", ...(behind <= 15 && { decimals: behind }) };
  return before + behind <= DECIMAL_DIGITS ? { kind: "decimal", scale: behind } : undefined;
}

function proposeWhole(texts: readonly string[], digits: number): Interpretation | undefined {
  if (digits < 10 || texts.every((text) => (Number(text) | 0) === Number(text))) return { kind: "int32" };
  if (digits <= DECIMAL_DIGITS) return { kind: "int64" };
  if (digits > 19) return undefined;
  return texts.every(fitsInt64) ? { kind: "int64" } : undefined;
}

function fitsInt64(text: string): boolean {
  const value = BigInt(text);
  return value <= INT64_MAX && value >= -INT64_MAX - 1n;
}
