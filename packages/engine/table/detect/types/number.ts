/** @file Numbers that measure or count something. Codes and identifiers have detectors of their own. */
import type { ColumnDetector, ColumnProfile } from "../detection.ts";
import { countPresent, formatCount, isWholeNumbers } from "./facts.ts";
import { hasWord, headIs, hints } from "./name-hints.ts";

const MANY_VALUES = 50;
const YEARS: readonly [number, number] = [1500, 2200];

export const detectNumber: ColumnDetector = {
  name: "number",
  detect(profile) {
    if (profile.min === undefined || profile.column.kind === "datetime" || profile.column.kind === "boolean")
      return undefined;
    if (!isWholeNumbers(profile)) return judgeFractions(profile);
    const year = isYear(profile);
    return {
      schema: { type: "numerical", subtype: "integer", ...(year && { unit: "year" }) },
      confidence: year ? 0.95 : rateWhole(profile),
      evidence: describe(profile, year ? "years" : "whole numbers"),
    };
  },
};

function judgeFractions(profile: ColumnProfile) {
  const { decimals } = profile;
  return {
    schema: {
      type: "numerical",
      subtype: "decimal",
      ...(decimals !== undefined && decimals <= 6 && { format: `.${decimals}` }),
    },
    confidence: 0.96,
    evidence: describe(profile, decimals === undefined ? "numbers" : `numbers of up to ${decimals} decimals`),
  } as const;
}

function rateWhole(profile: ColumnProfile): number {
  if (headIs(profile, hints.MEASURE)) return 0.93;
  if (hasWord(profile, hints.MEASURE)) return 0.88;
  return profile.distinctCount > MANY_VALUES ? 0.84 : 0.7;
}

function isYear(profile: ColumnProfile): boolean {
  const { min = 0, max = 0 } = profile;
  return hasWord(profile, hints.YEAR) && min >= YEARS[0] && max <= YEARS[1];
}

function describe(profile: ColumnProfile, what: string): string {
  const many = `${formatCount(countPresent(profile))} ${what}`;
  return `${many}, ${formatCount(profile.distinctCount)} different, from ${profile.min} to ${profile.max}`;
}
