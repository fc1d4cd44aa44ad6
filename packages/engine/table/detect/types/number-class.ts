/** @file Whole numbers that stand for classes: `payment_type` 1 to 4, a sex of 1 or 2, a postcode. */
import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../detection.ts";
import { countPresent, formatCount, isUnique, isWholeNumbers, repetition } from "./facts.ts";
import { listValues } from "./list-values.ts";
import { hasWord, headIs, hints, isNamedClass, isNamedId } from "./name-hints.ts";

const FEW_ROWS = 20;

export const detectNumberClass: ColumnDetector = {
  name: "number-class",
  detect(profile) {
    const numeric = profile.min !== undefined && ["int32", "int64", "float64"].includes(profile.column.kind);
    if (!numeric || !isWholeNumbers(profile) || countPresent(profile) < FEW_ROWS || isUnique(profile))
      return undefined;
    return judgePostcode(profile) ?? judgeNamedClass(profile) ?? judgePair(profile);
  },
};

function judgePostcode(profile: ColumnProfile): ColumnGuess | undefined {
  if (!hasWord(profile, hints.POSTCODE)) return undefined;
  return {
    schema: { type: "categorical", subtype: "integer" },
    confidence: 0.9,
    evidence: "the name says postcode",
  };
}

function judgeNamedClass(profile: ColumnProfile): ColumnGuess | undefined {
  const { distinctCount } = profile;
  if (!isNamedClass(profile) || headIs(profile, hints.MEASURE)) return undefined;
  const often = repetition(profile);
  if (often < 5 || (isNamedId(profile) && distinctCount > 100) || often < distinctCount / 20)
    return undefined;
  return {
    schema: { type: "categorical", subtype: "integer", ...listValues(profile) },
    confidence: distinctCount <= 100 ? 0.9 : 0.86,
    evidence: `the name speaks of classes; ${describe(profile)}`,
  };
}

/** Two numbers other than 0 and 1 are hardly a measure. */
function judgePair(profile: ColumnProfile): ColumnGuess | undefined {
  const { distinctCount, min, max } = profile;
  if (distinctCount !== 2 || (min === 0 && max === 1)) return undefined;
  return {
    schema: { type: "categorical", subtype: "integer", ...listValues(profile) },
    confidence: 0.78,
    evidence: `only two values; ${describe(profile)}`,
  };
}

function describe(profile: ColumnProfile): string {
  const often = formatCount(Math.round(repetition(profile)));
  return `${formatCount(profile.distinctCount)} different numbers, each ${often} times on average`;
}
