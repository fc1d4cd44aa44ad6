/** @file Texts that recur: classes, whatever they are called. */
import type { ColumnDetector, ColumnProfile } from "../detection.ts";
import { countPresent, formatCount, measureShape, repetition } from "./facts.ts";
import { listValues } from "./list-values.ts";
import { hasWord, hints, isNamedClass } from "./name-hints.ts";

const FEW_ROWS = 50;
/** Longer texts are sentences, even where they recur. */
const LONG = 60;

export const detectCategorical: ColumnDetector = {
  name: "categorical",
  detect(profile) {
    const { column, distinctCount } = profile;
    if (column.kind !== "text" || distinctCount === 0) return undefined;
    const often = repetition(profile);
    return {
      schema: { type: "categorical", ...listValues(profile) },
      confidence: rate(profile, often),
      evidence:
        distinctCount === 1
          ? `one value in all ${formatCount(countPresent(profile))} rows that have one`
          : `${formatCount(distinctCount)} different texts, each ${often < 10 ? often.toFixed(1) : formatCount(Math.round(often))} times on average`,
    };
  },
};

function rate(profile: ColumnProfile, often: number): number {
  const { distinctCount } = profile;
  const shape = measureShape(profile);
  const long = shape.characters > LONG;
  const named = isNamedClass(profile) || hasWord(profile, hints.POSTCODE);
  if (distinctCount === 1) return countPresent(profile) > 1 ? 0.9 : 0.5;
  if (often >= 20) return long ? 0.75 : 0.95;
  if (often >= 5) return long ? 0.6 : 0.88;
  if (often >= 2) return long ? 0.4 : named ? 0.82 : 0.75;
  if (hasWord(profile, hints.POSTCODE)) return 0.85;
  if (named && often >= 1.2) return 0.7;
  const small = countPresent(profile) <= FEW_ROWS && shape.characters <= LONG / 2;
  return small ? 0.58 : often >= 1.5 && !long ? 0.6 : 0.35;
}
