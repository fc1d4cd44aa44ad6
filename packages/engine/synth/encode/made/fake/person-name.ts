/**
 * @file Names of people: from a language's lists, in the column's own way of writing. A full name takes the given
 * name and surname of its row where the table has these, and all follow the row's sex.
 */
import { z } from "zod";
import { type Column, renderCell } from "../../../../table/index.ts";
import type { EncodedColumn, FitEncoderContext } from "../../encoder.ts";
import { defineFake, type FakeRow } from "./define-fake.ts";
import { guessLocale } from "./guess-locale.ts";
import { drawShare, type LocaleLists, locales, openLocale, pickFrom, pickWeighted } from "./locale-lists.ts";
import { applyCase, learnNameForm, type NamePart, nameForm, writeName } from "./name-form.ts";
import { readSex, type Sex } from "./read-sex.ts";
import { sampleTexts } from "./sample-texts.ts";

const law = z.strictObject({
  part: z.enum(["person-name", "given-name", "surname"]),
  locale: z.enum(locales),
  form: nameForm,
  sexColumn: z.string().optional(),
  givenColumn: z.string().optional(),
  surnameColumn: z.string().optional(),
});
type NameLaw = z.infer<typeof law>;

export const fakePersonName = defineFake<NameLaw>({
  kind: "fake-name",
  law,
  learn(given, context) {
    const part = given.schema.pii as NamePart;
    const locale = guessLocale(context.columns);
    const reading = { part, lists: openLocale(locale), leastPeople: context.protection.leastPeople };
    return { part, locale, form: learnNameForm(sampleTexts(given), reading), ...findParts(given, context) };
  },
  uses: ({ sexColumn, givenColumn, surnameColumn }) =>
    [sexColumn, givenColumn, surnameColumn].filter((name) => name !== undefined),
  open(saved, key) {
    const person = openPerson(openLocale(saved.locale), key);
    const { templates, titles, letterCase } = saved.form;
    return (of) => {
      const sex = readRow(of, saved.sexColumn, readSex) ?? person.sexOf(of.entity);
      const template = pickWeighted(templates, drawShare(key, of.entity, 5)).text;
      const fitting = titles.filter((title) => title.sex === "either" || title.sex === sex);
      const words = {
        given: (place: number) =>
          (place === 0 ? readRow(of, saved.givenColumn) : undefined) ?? person.given(of.entity, sex, place),
        surname: readRow(of, saved.surnameColumn) ?? person.surname(of.entity, sex),
        title: fitting.length === 0 ? "" : pickWeighted(fitting, drawShare(key, of.entity, 6)).text,
      };
      return applyCase(writeName(template, words).replace(/ {2,}/g, " ").trim(), letterCase);
    };
  },
  describe: ({ part, locale, form }) =>
    `made-up ${part} (${locale}), ${form.templates.length} ways of writing`,
});

/** A value of a column used, if it was decoded and is not null. */
export function readRow<T = string>(
  { row, decoded }: FakeRow,
  name: string | undefined,
  read?: (text: string) => T | undefined,
): T | undefined {
  const column: Column | undefined = name === undefined ? undefined : decoded.get(name);
  const text = column === undefined || row >= column.length ? null : renderCell(column, row);
  if (text === null || text === "") return undefined;
  return read === undefined ? (text as T) : read(text);
}

export interface MadePerson {
  sexOf(entity: number): Sex;
  given(entity: number, sex: Sex, place: number): string;
  surname(entity: number, sex: Sex): string;
}

export function openPerson(lists: LocaleLists, key: number): MadePerson {
  return {
    sexOf: (entity) => (drawShare(key, entity, 1) < 0.5 ? "female" : "male"),
    given: (entity, sex, place) => pickFrom(lists[sex], key, [entity, 10 + place]),
    surname: (entity, sex) =>
      pickFrom(sex === "female" ? lists.surnamesOfWomen : lists.surnamesOfMen, key, [entity, 2]),
  };
}

/** Columns of the same person: those with the same words beside `name`, or the only ones of their kind. */
export function findPart(given: EncodedColumn, context: FitEncoderContext, pii: string): string | undefined {
  const candidates = [...context.columns.values()].filter(
    (one) => one.schema.pii === pii && one.name !== given.name,
  );
  const shared = (one: EncodedColumn) =>
    one.profile.words.filter((word) => given.profile.words.includes(word)).length;
  const best = candidates.sort((a, b) => shared(b) - shared(a))[0];
  return best === undefined || (candidates.length > 1 && shared(best) === 0) ? undefined : best.name;
}

function findParts(given: EncodedColumn, context: FitEncoderContext) {
  const sexColumn = findPart(given, context, "sex");
  const isFull = given.schema.pii === "person-name";
  const givenColumn = isFull ? findPart(given, context, "given-name") : undefined;
  const surnameColumn = isFull ? findPart(given, context, "surname") : undefined;
  return {
    ...(sexColumn !== undefined && given.schema.pii !== "surname" && { sexColumn }),
    ...(givenColumn !== undefined && { givenColumn }),
    ...(surnameColumn !== undefined && { surnameColumn }),
  };
}
