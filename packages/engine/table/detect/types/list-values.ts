import type { ColumnSchema } from "../../schema/schema.ts";
import type { ColumnProfile } from "../detection.ts";
import { repetition } from "./facts.ts";

const MOST_VALUES = 30;
const OFTEN = 5;
/** Samples are cut; a class that needs more than a line is none. */
const LONGEST = 120;

/** The values of a class, sorted, where they are few and none can stand for a single row. */
export function listValues(profile: ColumnProfile): Pick<ColumnSchema, "values"> {
  const { column, sample, distinctCount } = profile;
  if (distinctCount > MOST_VALUES || repetition(profile) < OFTEN) return {};
  if (sample.some(({ text }) => text.length > LONGEST)) return {};
  if (column.kind === "text") return { values: sample.map(({ text }) => text).sort() };
  return { values: sample.map(({ text }) => Number(text)).sort((a, b) => a - b) };
}
