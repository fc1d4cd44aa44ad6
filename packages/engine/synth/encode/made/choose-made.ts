/**
 * @file Which columns are made rather than modelled, and by whom. Conservative: values that recur are categories
 * (a column of 30 cities), unless they point at a person.
 */
import { isNumeric } from "../../../table/index.ts";
import type { EncodedColumn, EncodingStep, FitEncoderContext } from "../encoder.ts";
import { countValues } from "./count-values.ts";
import { MOST_PSEUDONYMS } from "./pseudonyms.ts";

export type ChooseContext = Pick<FitEncoderContext, "columns" | "rowCount" | "protection">;

/** Rows whose values enough others share make categories, if they are so many. */
const HELD = 0.9;

/** Undefined: the column is modelled. */
export function chooseMade(given: EncodedColumn, context: ChooseContext): EncodingStep | undefined {
  const { schema, profile } = given;
  if (profile.distinctCount < 2 || schema.values !== undefined) return undefined;
  if (schema.type === "id" || schema.type === "uuid") return chooseIds(given, context);
  return undefined;
}

function chooseIds(given: EncodedColumn, context: ChooseContext): EncodingStep | undefined {
  const { column, profile, schema, name } = given;
  if (!isNumeric(column) && column.kind !== "text") return undefined;
  if ((profile.decimals ?? 0) > 0) return undefined;
  const columns = [name];
  if (isUnique(given)) return { encoder: "unique-ids", columns, reason: "no two rows share an identifier" };
  if (shareHeld(given, context.protection.leastPeople) >= HELD) {
    if (schema.role !== "identifier") return undefined;
    if (isOfFew(given))
      return { encoder: "pseudonyms", columns, reason: "identifiers of few, each with many rows" };
  }
  return { encoder: "repeated-ids", columns, reason: "identifiers that several rows share" };
}

/** Each with rows enough to learn what it does. */
const MANY_ROWS = 20;

function isOfFew({ profile }: EncodedColumn): boolean {
  const present = profile.rowCount - profile.nullCount;
  return profile.distinctCount <= MOST_PSEUDONYMS && present >= MANY_ROWS * profile.distinctCount;
}

function isUnique({ profile }: EncodedColumn): boolean {
  return profile.distinctCount === profile.rowCount - profile.nullCount;
}

/** Share of the rows with a value whose value k rows have. */
export function shareHeld({ column }: EncodedColumn, leastPeople: number): number {
  const { counts } = countValues(column);
  let held = 0;
  let all = 0;
  for (const count of counts) {
    all += count;
    if (count >= leastPeople) held += count;
  }
  return all === 0 ? 0 : held / all;
}
