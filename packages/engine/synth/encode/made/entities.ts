/**
 * @file Whom a row of made values is about, as a number: values made from one number agree. Every row has its own
 * where real values hardly recur; rows that share another column's value share its number (one name for each
 * customer number); else as many rows share one as do in the real column.
 */
import { z } from "zod";
import type { TokenColumn, TokenVariable } from "../../../models/tokens.ts";
import { type Column, renderCell } from "../../../table/index.ts";
import type { DecodeContext, EncodedColumn, FitEncoderContext } from "../encoder.ts";
import { countValues } from "./count-values.ts";
import { decodePresence, encodePresence, hasPresence, presenceVariables } from "./presence.ts";
import {
  type DealtValues,
  dealValues,
  encodeRepetition,
  learnRepetition,
  repetition,
  repetitionVariable,
} from "./repetition.ts";

export const entityLaw = z.discriminatedUnion("form", [
  z.strictObject({ form: z.literal("rows"), presence: z.boolean() }),
  z.strictObject({ form: z.literal("of"), column: z.string(), presence: z.boolean() }),
  z.strictObject({ form: z.literal("shared"), repetition }),
]);
export type EntityLaw = z.infer<typeof entityLaw>;

/** Where so many of the values are different, every row has its own. */
const MOSTLY_UNIQUE = 0.95;
/** So many rows must agree with their identifier's value for it to follow from it. */
const FOLLOWS = 0.95;

export function learnEntities(given: EncodedColumn, context: FitEncoderContext): EntityLaw {
  const { leastPeople } = context.protection;
  const { profile, column } = given;
  const present = profile.rowCount - profile.nullCount;
  const presence = hasPresence(column, leastPeople);
  if (profile.distinctCount >= MOSTLY_UNIQUE * present) return { form: "rows", presence };
  const owner = findOwner(given, context);
  if (owner !== undefined) return { form: "of", column: owner, presence };
  return { form: "shared", repetition: learnRepetition(column, leastPeople) };
}

/** An identifier that recurs and that the value follows from. */
function findOwner(
  { name, column, profile }: EncodedColumn,
  { columns }: FitEncoderContext,
): string | undefined {
  for (const other of columns.values()) {
    if (other.name === name || !["id", "uuid"].includes(other.schema.type)) continue;
    if (other.profile.distinctCount === other.profile.rowCount) continue;
    if (other.profile.distinctCount * 2 < profile.distinctCount) continue;
    if (shareThatFollows(other.column, column) >= FOLLOWS) return other.name;
  }
  return undefined;
}

function shareThatFollows(owner: Column, column: Column): number {
  const of = countValues(owner);
  const values = countValues(column).codes;
  const firstOf = new Int32Array(of.counts.length).fill(-1);
  let compared = 0;
  let same = 0;
  for (let row = 0; row < values.length; row++) {
    const code = of.codes[row]!;
    if (code < 0 || values[row]! < 0) continue;
    if (firstOf[code] === -1) firstOf[code] = values[row]!;
    else {
      compared += 1;
      if (firstOf[code] === values[row]) same += 1;
    }
  }
  return compared === 0 ? 0 : same / compared;
}

export function entityVariables(name: string, law: EntityLaw): TokenVariable[] {
  return law.form === "shared"
    ? [repetitionVariable(name, law.repetition)]
    : presenceVariables(name, law.presence);
}

export function encodeEntities(law: EntityLaw, column: Column): TokenColumn[] {
  return law.form === "shared"
    ? [encodeRepetition(law.repetition, column)]
    : encodePresence(column, law.presence);
}

export function decodeEntities(
  law: EntityLaw,
  drawn: TokenColumn | undefined,
  context: DecodeContext,
): DealtValues {
  const { rowCount, firstRow, decoded } = context;
  if (law.form === "shared")
    return dealValues(law.repetition, drawn?.coarse ?? new Uint16Array(rowCount).fill(1), context);
  const owner = law.form === "of" ? decoded.get(law.column) : undefined;
  const numbers = Float64Array.from({ length: rowCount }, (_, row) =>
    owner === undefined ? firstRow + row : hashText(renderCell(owner, row) ?? ""),
  );
  return { numbers, ...decodePresence(drawn) };
}

/** FNV-1a, two words wide: 53 bits. */
export function hashText(text: string): number {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  for (let at = 0; at < text.length; at++) {
    low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(at), 0x01000197);
  }
  return ((high >>> 0) % 2 ** 21) * 2 ** 32 + (low >>> 0);
}
