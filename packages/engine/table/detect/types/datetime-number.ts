/** @file Dates and times stored as numbers: 20260131, 202601, seconds or milliseconds since 1970. */
import { compileFormat } from "../../interpret/datetime/datetime-format.ts";
import type { ColumnDetector, ColumnGuess, ColumnProfile } from "../detection.ts";
import { isWholeNumbers } from "./facts.ts";
import { hasWord, hints } from "./name-hints.ts";

/** More neighbours than any month has days: numbers in a row would meet an impossible day. */
const MORE_THAN_A_MONTH = 32;
/** 1990 and 2045 in seconds since 1970; instants of records lie between. */
const EPOCH_RANGE: readonly [number, number] = [631_152_000, 2_366_841_600];
const EPOCH_UNITS: readonly (readonly [subtype: string, perSecond: number])[] = [
  ["epoch-s", 1],
  ["epoch-ms", 1e3],
  ["epoch-us", 1e6],
  ["epoch-ns", 1e9],
];

export const detectDatetimeNumber: ColumnDetector = {
  name: "datetime-number",
  detect(profile) {
    const { min, max, column } = profile;
    if (min === undefined || max === undefined || column.kind === "datetime") return undefined;
    if (column.kind !== "float64" && !isWholeNumbers(profile)) return undefined;
    return judgeCalendar(profile, min, max) ?? judgeEpoch(profile, min, max);
  },
};

function judgeCalendar(profile: ColumnProfile, min: number, max: number): ColumnGuess | undefined {
  if (!isWholeNumbers(profile)) return undefined;
  const named = hasWord(profile, hints.TIME) || hasWord(profile, hints.MONTH);
  const many = profile.distinctCount >= MORE_THAN_A_MONTH;
  if (min >= 18_000_101 && max <= 22_001_231 && allParse(profile, "%Y%m%d"))
    return guess("date", "%Y%m%d", named || many ? 0.95 : 0.6);
  if (min >= 180_001 && max <= 220_012 && allParse(profile, "%Y%m"))
    return guess("date", "%Y%m", named ? 0.95 : many ? 0.9 : 0.5);
  if (
    named &&
    max > 101 &&
    max <= 991_231 &&
    profile.distinctCount > 1 &&
    min >= 10_000 &&
    allParse(profile, "%y%m%d")
  )
    return guess("date", "%y%m%d", 0.9);
  return undefined;
}

function guess(type: "date", format: string, confidence: number): ColumnGuess {
  return {
    schema: { type, format },
    confidence,
    evidence: `every number is a possible date written as ${format}`,
  };
}

function allParse({ sample }: ColumnProfile, format: string): boolean {
  const { parse } = compileFormat(format);
  const width = format === "%Y%m%d" ? 8 : 6;
  return sample.every(({ text }) => parse(text.replace(/\.0$/, "").padStart(width, "0")) !== undefined);
}

function judgeEpoch(profile: ColumnProfile, min: number, max: number): ColumnGuess | undefined {
  const unit = EPOCH_UNITS.find(
    ([, perSecond]) => min >= EPOCH_RANGE[0] * perSecond && max <= EPOCH_RANGE[1] * perSecond,
  );
  if (unit === undefined) return undefined;
  const [subtype] = unit;
  const named = hasWord(profile, hints.TIME);
  if (!named && subtype === "epoch-s") return undefined;
  if (!named && profile.distinctCount < MORE_THAN_A_MONTH) return undefined;
  const from = new Date((min / unit[1]) * 1_000).getUTCFullYear();
  const to = new Date((max / unit[1]) * 1_000).getUTCFullYear();
  return {
    schema: { type: "datetime", subtype },
    confidence: named ? 0.95 : 0.75,
    evidence: `read as ${subtype.replace("epoch-", "")} since 1970 the numbers lie in ${from} to ${to}`,
  };
}
