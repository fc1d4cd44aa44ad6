/** @file Numbers stored as text: with units, percent signs, currencies, separators, or words for missing values. */
import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../detection.ts";
import { formatCount } from "./facts.ts";
import { isMissingWord } from "./missing-words.ts";
import { hasWord, hints, isNamedId } from "./name-hints.ts";
import { type NumberText, readNumberText } from "./read-number-text.ts";
import { readCurrency, readUnit } from "./units.ts";

const FIRST_LOOK = 20;

export const detectNumberText: ColumnDetector = {
  name: "number-text",
  detect(profile) {
    const { column, sample } = profile;
    if (column.kind !== "text" || sample.length === 0) return undefined;
    const present = sample.filter(({ text }) => !isMissingWord(text));
    if (present.slice(0, FIRST_LOOK).some(({ text }) => readNumberText(text) === undefined)) return undefined;
    const numbers = present.map(({ text }) => readNumberText(text));
    if (numbers.length === 0 || !numbers.every((number) => number !== undefined)) return undefined;
    return judge(profile, numbers, sample.length - present.length);
  },
};

function judge(
  profile: ColumnProfile,
  numbers: readonly NumberText[],
  missing: number,
): ColumnGuess | undefined {
  const units = new Set(numbers.map(({ unit }) => unit));
  const styles = new Set(numbers.map(({ style }) => style));
  if (units.size > 2 || (units.size === 2 && !units.has("")) || isContradictory(styles)) return undefined;
  const written = [...units].find((unit) => unit !== "") ?? "";
  const currency = readCurrency(written);
  const unit = currency ?? readUnit(written);
  if (written !== "" && unit === undefined) return undefined;
  if (written === "" && isLikelyCode(profile, styles, missing)) return undefined;
  const decimals = Math.max(...numbers.map((number) => number.decimals));
  return {
    schema: {
      type: currency === undefined ? "numerical" : "currency",
      subtype: decimals > 0 ? "decimal" : "integer",
      ...(decimals > 0 && { format: `.${decimals}` }),
      ...(unit !== undefined && { unit }),
    },
    confidence: numbers.length >= 5 ? 0.92 : 0.7,
    evidence: describe(numbers.length, [...styles], written, missing),
  };
}

/** Points and commas cannot both mean fractions. */
function isContradictory(styles: ReadonlySet<NumberText["style"]>): boolean {
  const pointed = styles.has("point") || styles.has("group-comma");
  const comma = styles.has("comma") || styles.has("group-point");
  return pointed && comma;
}

/** Plain digits that stayed text are numbers only beside words for missing values, and identifiers never. */
function isLikelyCode(profile: ColumnProfile, styles: ReadonlySet<string>, missing: number): boolean {
  if (isNamedId(profile) || hasWord(profile, hints.POSTCODE)) return true;
  return missing === 0 && [...styles].every((style) => style === "plain");
}

function describe(count: number, styles: readonly string[], written: string, missing: number): string {
  const separators = styles.filter((style) => style !== "plain" && style !== "point");
  return [
    `all ${formatCount(count)} distinct values looked at are numbers`,
    ...(written === "" ? [] : [`with ${written}`]),
    ...(separators.length === 0 ? [] : [`separators: ${separators.join(", ")}`]),
    ...(missing === 0 ? [] : [`beside ${missing} words for missing values`]),
  ].join("; ");
}
