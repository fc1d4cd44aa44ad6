/** @file Identifiers: rows of numbers, codes that hardly repeat, and whatever is named so and looks it. */
import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../detection.ts";
import {
  countPresent,
  formatCount,
  isUnique,
  isWholeNumbers,
  measureShape,
  repetition,
  shareOf,
} from "./facts.ts";
import { isMissingWord } from "./missing-words.ts";
import { hasWord, headIs, hints, isNamedClass, isNamedId, plainWords } from "./name-hints.ts";

const LONGEST_CODE = 64;
/** Fewer rows prove nothing by being different. */
const FEW_ROWS = 20;
/** Typing errors let a few identifiers occur twice. */
const NEARLY_UNIQUE = 1.05;
/** So few values, each so often, are classes whatever they are called, unless another table lists them. */
const FEW_CLASSES = 30;

export const detectIdentifier: ColumnDetector = {
  name: "identifier",
  detect(profile) {
    if (profile.distinctCount === 0) return undefined;
    if (profile.column.kind === "text") return judgeCodes(profile);
    if (profile.min === undefined || !isWholeNumbers(profile)) return undefined;
    if (profile.column.kind === "datetime" || profile.column.kind === "boolean") return undefined;
    return judgeNumbers(profile, profile.min, profile.max ?? profile.min);
  },
};

function judgeNumbers(profile: ColumnProfile, min: number, max: number): ColumnGuess | undefined {
  const unique = isUnique(profile);
  const confidence = isNamedId(profile)
    ? rateNamed(profile, unique)
    : isNumbered(profile)
      ? rateNumbered(profile)
      : 0;
  const inRow = unique && max - min + 1 === profile.distinctCount && profile.rowCount >= FEW_ROWS;
  const plain = inRow && !hasWord(profile, hints.MEASURE) && !hasWord(profile, hints.TIME) && min <= 1;
  const best = Math.max(confidence, plain ? 0.9 : 0);
  if (best === 0 || (profile.decimals ?? 0) > 0) return undefined;
  return {
    schema: { type: "id", subtype: "integer" },
    confidence: best,
    evidence: [
      ...(confidence > 0 ? ["the name says identifier"] : []),
      unique ? "no number occurs twice" : `${formatCount(profile.distinctCount)} different numbers`,
      ...(inRow ? [`without gaps from ${min}`] : []),
    ].join("; "),
  };
}

function rateNamed(profile: ColumnProfile, unique: boolean): number {
  if (unique) return 0.98;
  const often = repetition(profile);
  if (profile.distinctCount <= FEW_CLASSES && often >= 50) return 0.7;
  return often < 2 ? 0.92 : 0.87;
}

function isNumbered(profile: ColumnProfile): boolean {
  if (headIs(profile, hints.MEASURE) || hasWord(profile, hints.POSTCODE)) return false;
  return headIs(profile, hints.NUMBERED) || /.(?:nummer|number|nr)$/.test(plainWords(profile).at(-1) ?? "");
}

/** `invoice_no`, `patient_nbr`: many values that are seldom shared. */
function rateNumbered(profile: ColumnProfile): number {
  if (countPresent(profile) < FEW_ROWS) return isUnique(profile) ? 0.6 : 0;
  return isUnique(profile) ? 0.9 : repetition(profile) < 4 && profile.distinctCount > 100 ? 0.86 : 0;
}

function judgeCodes(profile: ColumnProfile): ColumnGuess | undefined {
  if (measureShape(profile).longest > LONGEST_CODE) return undefined;
  const named = isNamedId(profile) ? "id" : isNumbered(profile) ? "number" : "";
  const likeness = shareOf(profile, named === "id" ? isOneWord : named === "" ? isCodeLike : isNamedCode);
  const confidence = rateCodes(profile, named, likeness);
  if (confidence < 0.4) return undefined;
  return {
    schema: { type: "id" },
    confidence,
    evidence: [
      ...(named === "" ? [] : ["the name says identifier"]),
      isUnique(profile) ? "no value occurs twice" : `${formatCount(profile.distinctCount)} different values`,
    ].join("; "),
  };
}

function rateCodes(profile: ColumnProfile, named: string, likeness: number): number {
  const often = repetition(profile);
  const unique = isUnique(profile);
  const uniform = isUniform(profile);
  if (named === "id") {
    if (likeness < 0.9) return 0.5;
    return unique ? 0.97 : profile.distinctCount <= FEW_CLASSES && often >= 50 ? 0.6 : 0.96;
  }
  if (likeness < 0.9 && !(uniform && often <= NEARLY_UNIQUE)) return 0;
  const class_ = isNamedClass(profile) ? 0.12 : 0;
  if (countPresent(profile) < FEW_ROWS) return named !== "" && unique ? 0.75 - class_ : 0;
  if (unique) return (named !== "" ? 0.95 : uniform ? 0.88 : 0.8) - class_;
  if (named === "number") return often < 4 ? 0.85 - class_ : 0.3;
  return often <= NEARLY_UNIQUE ? 0.8 - class_ : often < 1.5 ? 0.56 - class_ : 0;
}

function isOneWord(text: string): boolean {
  return isMissingWord(text) || (text.length <= LONGEST_CODE && /^[^\s,;!?]+$/.test(text));
}

/** Capitals alone do, where the name says code. */
const isNamedCode = (text: string) => isCodeLike(text) || /^[A-Z]{1,8}$/.test(text);

/** Digits with few letters and no sentence around them, or capitals and digits alone. */
function isCodeLike(text: string): boolean {
  if (text.length > LONGEST_CODE || text === "") return false;
  const digits = text.replace(/\D/g, "").length;
  const spaces = text.split(" ").length - 1;
  if (spaces > 1 || /[,:;!?'"]/.test(text)) return false;
  if (digits > 0)
    return digits * 4 >= text.length || /^[0-9a-f]+$/i.test(text) || (spaces === 0 && !/[a-z]{5}/.test(text));
  return false;
}

/** Letters only, but all of one length and in capitals: `ALFKI`. */
function isUniform({ sample }: ColumnProfile): boolean {
  const length = sample[0]?.text.length ?? 0;
  return (
    length >= 2 &&
    length <= 12 &&
    sample.every(({ text }) => text.length === length && /^[A-Z0-9]+$/.test(text))
  );
}
