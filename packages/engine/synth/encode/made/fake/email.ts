/**
 * @file E-mail addresses: built from the row's own name the way the real ones are (`first.last`, initials, digits
 * behind), at the domains that k rows and more have; all others at the domains kept free for examples (RFC 2606).
 */
import { z } from "zod";
import { foldText, renderCell } from "../../../../table/index.ts";
import type { EncodedColumn, FitEncoderContext } from "../../encoder.ts";
import { permute } from "../permute.ts";
import { defineFake } from "./define-fake.ts";
import { guessLocale } from "./guess-locale.ts";
import { drawShare, locales, openLocale, pickWeighted } from "./locale-lists.ts";
import { applyCase, letterCases, readCase } from "./name-form.ts";
import { findPart, openPerson, readRow } from "./person-name.ts";

/** g: given name, s: surname, i and j: their first letters. */
const FORMS = [
  "g.s",
  "gs",
  "g_s",
  "g-s",
  "s.g",
  "s_g",
  "sg",
  "i.s",
  "is",
  "i_s",
  "s.i",
  "si",
  "gj",
  "g.j",
  "g",
  "s",
] as const;
type LocalForm = (typeof FORMS)[number];
const EXAMPLES = ["example.com", "example.org", "example.net"];

const weight = z.number().min(0);
const law = z.strictObject({
  locale: z.enum(locales),
  /** Addresses, or names to log in with. */
  what: z.enum(["address", "login"]),
  forms: z
    .array(z.strictObject({ form: z.enum(FORMS), digits: z.number().int().min(0).max(8), weight }))
    .min(1)
    .max(80),
  domains: z.array(z.strictObject({ text: z.string().max(255), weight })).max(60),
  letterCase: z.enum(letterCases),
  unique: z.boolean(),
  nameColumn: z.string().optional(),
  givenColumn: z.string().optional(),
  surnameColumn: z.string().optional(),
});
type EmailLaw = z.infer<typeof law>;

export const fakeEmail = defineFake<EmailLaw>({
  kind: "fake-email",
  law,
  learn(given, context) {
    const { leastPeople } = context.protection;
    const texts = textsByRow(given);
    const columns = findNames(given, context);
    const present = texts.filter((text) => text !== null);
    return {
      locale: guessLocale(context.columns),
      what: given.schema.pii === "username" ? "login" : "address",
      forms: learnForms(texts, readNames(context, columns), leastPeople),
      domains: learnDomains(present, leastPeople),
      letterCase: readCase(present.slice(0, 1_000).map((text) => text.split("@")[0] ?? "")),
      unique: given.profile.distinctCount === present.length,
      ...columns,
    };
  },
  uses: ({ nameColumn, givenColumn, surnameColumn }) =>
    [nameColumn, givenColumn, surnameColumn].filter((name) => name !== undefined),
  open(saved, key) {
    const person = openPerson(openLocale(saved.locale), key);
    return (of) => {
      const full = splitName(readRow(of, saved.nameColumn));
      const sex = person.sexOf(of.entity);
      const given = readRow(of, saved.givenColumn) ?? full?.[0] ?? person.given(of.entity, sex, 0);
      const surname = readRow(of, saved.surnameColumn) ?? full?.[1] ?? person.surname(of.entity, sex);
      const { form, digits } = pickWeighted(saved.forms, drawShare(key, of.entity, 20));
      const stem = writeLocal(form, toLetters(given), toLetters(surname)) || "user";
      const local = applyCase(
        `${stem}${writeDigits(saved.unique ? Math.max(digits, 1) : digits, of.entity, key)}`,
        saved.letterCase,
      );
      if (saved.what === "login") return local;
      return `${local}@${pickWeighted(saved.domains, drawShare(key, of.entity, 21)).text}`;
    };
  },
  describe: ({ what, forms, domains }) =>
    what === "login"
      ? `made-up logins, ${forms.length} forms`
      : `made-up addresses, ${forms.length} forms, ${domains.length} domains`,
});

type NameColumns = Pick<EmailLaw, "nameColumn" | "givenColumn" | "surnameColumn">;

function findNames(given: EncodedColumn, context: FitEncoderContext): NameColumns {
  const [givenColumn, surnameColumn, nameColumn] = ["given-name", "surname", "person-name"].map((pii) =>
    findPart(given, context, pii),
  );
  return {
    ...(nameColumn !== undefined && { nameColumn }),
    ...(givenColumn !== undefined && { givenColumn }),
    ...(surnameColumn !== undefined && { surnameColumn }),
  };
}

const SAMPLED_ROWS = 5_000;

function textsByRow({ column }: EncodedColumn): (string | null)[] {
  return Array.from({ length: column.length }, (_, row) => renderCell(column, row));
}

type Names = (row: number) => readonly [given: string, surname: string] | undefined;

function readNames({ columns }: FitEncoderContext, names: NameColumns): Names {
  const decoded = new Map([...columns].map(([name, { column }]) => [name, column]));
  return (row) => {
    const of = { entity: 0, row, decoded };
    const full = splitName(readRow(of, names.nameColumn));
    const given = readRow(of, names.givenColumn) ?? full?.[0];
    const surname = readRow(of, names.surnameColumn) ?? full?.[1];
    return given === undefined || surname === undefined ? undefined : [toLetters(given), toLetters(surname)];
  };
}

/** `First Last` and `Last, First`; titles and further names are passed over. */
function splitName(name: string | undefined): readonly [string, string] | undefined {
  if (name === undefined) return undefined;
  const [before = "", after] = name.split(", ");
  const words = (after ?? before).split(" ").filter((word) => !word.endsWith("."));
  if (after !== undefined) return [words[0] ?? "", before];
  return [words[0] ?? "", words.at(-1) ?? ""];
}

const toLetters = (text: string) => foldText(text).replaceAll(/[^\p{L}\p{N}]/gu, "");

function learnForms(texts: readonly (string | null)[], names: Names, leastPeople: number): EmailLaw["forms"] {
  const counts = new Map<string, number>();
  const step = Math.max(1, Math.floor(texts.length / SAMPLED_ROWS));
  for (let row = 0; row < texts.length; row += step) {
    const text = texts[row];
    if (text === null || text === undefined) continue;
    const [, stem = "", digits = ""] = /^(.*?)(\d{0,8})$/.exec(foldText(text.split("@")[0] ?? "")) ?? [];
    const form = findForm(stem, names(row));
    const key = `${form} ${digits.length}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const kept = [...counts].filter(([, count]) => count >= leastPeople).sort(([, a], [, b]) => b - a);
  const forms = kept.slice(0, 80).map(([key, weight]) => {
    const [form, digits] = key.split(" ") as [LocalForm, string];
    return { form, digits: Number(digits), weight };
  });
  return forms.length > 0 ? forms : [{ form: "g.s", digits: 2, weight: 1 }];
}

/** Without a name beside it, the signs in an address tell its form. */
function findForm(stem: string, names: readonly [string, string] | undefined): LocalForm {
  const match = names === undefined ? undefined : FORMS.find((form) => writeLocal(form, ...names) === stem);
  if (match !== undefined) return match;
  if (/^\p{L}[._]\p{L}{2,}/u.test(stem)) return stem[1] === "." ? "i.s" : "i_s";
  if (stem.includes(".")) return "g.s";
  if (stem.includes("_")) return "g_s";
  if (stem.includes("-")) return "g-s";
  return stem.length > 9 ? "gs" : "is";
}

function writeLocal(form: LocalForm, given: string, surname: string): string {
  const parts: Readonly<Record<string, string>> = {
    g: given,
    s: surname,
    i: given.slice(0, 1),
    j: surname.slice(0, 1),
  };
  let text = "";
  for (const letter of form) text += parts[letter] ?? letter;
  return text;
}

/** Digits that differ from entity to entity; more of them where they do not suffice. */
function writeDigits(digits: number, entity: number, key: number): string {
  if (digits === 0) return "";
  const space = 10 ** digits;
  const round = Math.floor(entity / space);
  const number = permute(entity % space, space, key);
  return `${round === 0 ? "" : round}${String(number).padStart(digits, "0")}`;
}

function learnDomains(texts: readonly string[], leastPeople: number): EmailLaw["domains"] {
  const counts = new Map<string, number>();
  for (const text of texts) {
    const domain = text.slice(text.indexOf("@") + 1);
    counts.set(domain, (counts.get(domain) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count >= leastPeople)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 50);
  const domains = kept.map(([text, weight]) => ({ text, weight }));
  const rest = texts.length - domains.reduce((sum, one) => sum + one.weight, 0);
  if (rest === 0 && domains.length > 0) return domains;
  return [...domains, ...EXAMPLES.map((text) => ({ text, weight: Math.max(1, rest) / EXAMPLES.length }))];
}
