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
  const { schema, profile, column } = given;
  if (profile.distinctCount < 2 || schema.values !== undefined) return undefined;
  const fake = chooseFake(given);
  if (fake !== undefined) return fake;
  if (isIdentifying(given)) return chooseIds(given, context);
  if (column.kind === "text") return chooseText(given, context);
  return undefined;
}

/** By the kind of personal information. */
const FAKES: Readonly<Record<string, string>> = {
  "person-name": "fake-name",
  "given-name": "fake-name",
  surname: "fake-name",
  email: "fake-email",
  username: "fake-email",
  address: "fake-address",
  "personal-url": "fake-url",
  phone: "coded-text",
  iban: "coded-text",
  "bank-account": "coded-text",
  "credit-card": "coded-text",
  imei: "coded-text",
  vin: "coded-text",
  "ip-address": "coded-text",
  "mac-address": "coded-text",
  "device-id": "coded-text",
  "licence-plate": "coded-text",
  "driving-licence": "coded-text",
  passport: "coded-text",
  "crypto-wallet": "coded-text",
  password: "coded-text",
  secret: "coded-text",
};
/** What must not recur by chance is an identifier first, where it is one. */
const CODES = "coded-text";

function chooseFake(given: EncodedColumn): EncodingStep | undefined {
  const { column, schema, name } = given;
  const { pii = "" } = schema;
  const encoder = pii.startsWith("national-id") ? CODES : FAKES[pii];
  if (encoder === undefined || column.kind !== "text") return undefined;
  if (encoder === CODES && isUnique(given) && !CHECKED.has(pii)) return undefined;
  return { encoder, columns: [name], reason: `${pii}: made up, so that nobody is named` };
}

/** Kinds whose check digits a bare pattern would break. */
const CHECKED = new Set(["iban", "credit-card", "imei", "ip-address"]);

/** Telephone numbers stored as numbers, and other codes of people that no two rows share. */
function isIdentifying({ schema: { type, pii = "", role } }: EncodedColumn): boolean {
  if (type === "id" || type === "uuid" || type === "phone") return true;
  return role === "identifier" && (FAKES[pii] === CODES || pii.startsWith("national-id"));
}

function chooseIds(given: EncodedColumn, context: ChooseContext): EncodingStep | undefined {
  const { column, profile, schema, name } = given;
  if (!isNumeric(column) && column.kind !== "text") return undefined;
  if ((profile.decimals ?? 0) > 0) return undefined;
  const columns = [name];
  if (isUnique(given)) return { encoder: "unique-ids", columns, reason: "no two rows share an identifier" };
  const held = shareHeld(given, context.protection.leastPeople);
  if (schema.role !== "identifier" && held >= HELD_CATEGORIES) return undefined;
  if (held >= HELD) {
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

/** Types whose values the schema lists or that only look like words. */
const WRITTEN = new Set(["text", "json", "url", "ip", "phone", "email", "name", "address", "unknown"]);
/** Categories of fewer rows than this a value are left to be written anew. */
const HELD_CATEGORIES = 0.5;

/** Texts that hardly recur: codes by pattern, the rest by words. */
function chooseText(given: EncodedColumn, context: ChooseContext): EncodingStep | undefined {
  const { schema, name } = given;
  const held = shareHeld(given, context.protection.leastPeople);
  if (held >= (WRITTEN.has(schema.type) ? HELD : HELD_CATEGORIES)) return undefined;
  const columns = [name];
  if (schema.type === "url")
    return { encoder: "fake-url", columns, reason: "web addresses that hardly recur" };
  if (looksLikeCodes(given))
    return { encoder: "coded-text", columns, reason: "codes that hardly recur: by pattern" };
  return { encoder: "free-text", columns, reason: "texts that hardly recur: written anew" };
}

const MOSTLY = 0.8;

/** One word with digits or signs in it, or written all in capitals. */
function looksLikeCodes({ profile: { sample } }: EncodedColumn): boolean {
  const isCode = (text: string) =>
    /^[!-~]+(?: [!-~]+){0,2}$/.test(text) && /[\d@/:_]/.test(text) && text.length <= 100;
  return sample.filter(({ text }) => isCode(text)).length >= MOSTLY * sample.length;
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
