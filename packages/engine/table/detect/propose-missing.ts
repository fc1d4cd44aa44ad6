/**
 * @file Values that may stand for "missing": words such as `N/A`, and numbers or dates such as -1, 999 or
 * 9999-12-31 that lie apart from all others. Only ever a proposal: a person decides.
 */
import type { LogicalType } from "../schema/schema.ts";
import type { ColumnProfile, ValueCount } from "./detection.ts";
import { isMissingWord } from "./types/missing-words.ts";

export interface MissingProposal {
  readonly values: readonly (string | number)[];
  readonly confidence: number;
  readonly evidence: string;
}

const MICROS_PER_DAY = 86_400e6;
/** 1900-01-01, 1970-01-01 and the last days that systems know, in days since 1970. */
const LOW_DATES: readonly number[] = [-25_567, -719_162, 0];
const HIGH_DATES: readonly number[] = [2_932_896, 47_481, 157_023];
const LOW = /^-(?:1|9+|8+|7+)$/;
const HIGH = /^9{2,}$/;
/** An outlier may happen once; a stand-in recurs. */
const LEAST_COUNT = 3;
/** A word of the shape that so many values have is one of them. */
const USUAL_SHAPE = 0.3;

/** Of columns that measure, tell or name something; among codes of classes and identifiers any number may occur. */
export function proposeMissing(profile: ColumnProfile, type: LogicalType): MissingProposal | undefined {
  const { column } = profile;
  if (column.kind !== "text" && !["numerical", "datetime", "date", "geo"].includes(type)) return undefined;
  if (column.kind === "text") return proposeWords(profile);
  if (column.kind === "boolean" || profile.lowest === undefined) return undefined;
  return column.kind === "datetime" ? proposeDates(profile, column.part) : proposeNumbers(profile);
}

function proposeWords({ sample, distinctCount }: ColumnProfile): MissingProposal | undefined {
  const usual = countShapes(sample);
  const words = sample.filter(
    ({ text }) => isMissingWord(text) && (usual.get(shapeOf(text)) ?? 0) < USUAL_SHAPE * sample.length,
  );
  if (words.length === 0 || words.length === distinctCount) return undefined;
  const count = words.reduce((sum, word) => sum + word.count, 0);
  const blank = words.every(({ text }) => !/\p{L}/u.test(text) || /^(?:n\/?a|nan|null)$/i.test(text.trim()));
  return {
    values: words.map(({ text }) => text),
    confidence: blank ? 0.9 : 0.65,
    evidence: `${count.toLocaleString("en-US")} rows hold words that people write where a value is missing`,
  };
}

/** `NA` is Namibia among codes of two capitals. */
function shapeOf(text: string): string {
  return text.replace(/[A-Z]/g, "A").replace(/\p{Ll}/gu, "a");
}

function countShapes(sample: ColumnProfile["sample"]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text } of sample) counts.set(shapeOf(text), (counts.get(shapeOf(text)) ?? 0) + 1);
  return counts;
}

function proposeNumbers(profile: ColumnProfile): MissingProposal | undefined {
  const [q1, , q3] = profile.quartiles ?? [0, 0, 0];
  const spread = Math.max(1, q3 - q1);
  const low = findApart(profile.lowest, (value) => LOW.test(String(value)), spread);
  const high = findApart(profile.highest, (value) => HIGH.test(String(value)), spread);
  return describe([...low, ...high]);
}

/** The extreme value, if it looks like a stand-in and the next one lies far off; -1 below 0 is far enough. */
function findApart(
  ends: readonly ValueCount[] | undefined,
  isStandIn: (value: number) => boolean,
  spread: number,
): { value: number; count: number; gap: number; spread: number }[] {
  const [end, next] = ends ?? [];
  if (end === undefined || next === undefined || !isStandIn(end.value) || end.count < LEAST_COUNT) return [];
  const gap = Math.abs(next.value - end.value);
  const belowZero = end.value === -1 && next.value >= 0;
  return belowZero || gap > 2 * spread ? [{ ...end, gap, spread }] : [];
}

function describe(found: readonly { value: number; count: number; gap: number; spread: number }[]) {
  if (found.length === 0) return undefined;
  const clear = found.every(({ gap, spread, value }) => value !== -1 && gap > 5 * spread);
  return {
    values: found.map(({ value }) => value),
    confidence: clear ? 0.75 : 0.5,
    evidence: found
      .map(
        ({ value, count }) => `${count.toLocaleString("en-US")} times ${value}, apart from all other values`,
      )
      .join("; "),
  };
}

function proposeDates(profile: ColumnProfile, part: string): MissingProposal | undefined {
  if (part === "time") return undefined;
  const [q1, , q3] = profile.quartiles ?? [0, 0, 0];
  const spread = Math.max(MICROS_PER_DAY, q3 - q1);
  const onDay = (days: readonly number[]) => (value: number) =>
    days.includes(Math.floor(value / MICROS_PER_DAY));
  const found = [
    ...findApart(profile.lowest, onDay(LOW_DATES), spread / 2),
    ...findApart(profile.highest, onDay(HIGH_DATES), spread / 2),
  ];
  const described = describe(found);
  if (described === undefined) return undefined;
  const values = found.map(({ value }) => new Date(Math.round(value / 1_000)).toISOString().slice(0, 10));
  const evidence = values.map(
    (value, index) => `${found[index]?.count} times ${value}, apart from all other values`,
  );
  return { ...described, values, evidence: evidence.join("; ") };
}
