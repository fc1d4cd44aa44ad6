/**
 * @file How a column writes names: the order of given name and surname, initials, titles, commas, capitals; as
 * templates (`{L}, {T} {F}`) with their shares. Only templates and titles of k rows and more are kept.
 */
import { z } from "zod";
import { foldText } from "../../../../table/index.ts";
import type { LocaleLists } from "./locale-lists.ts";
import { readTitle, type Sex } from "./read-sex.ts";

export const letterCases = ["upper", "lower", "as-is"] as const;
export type LetterCase = (typeof letterCases)[number];

export const nameForm = z.strictObject({
  templates: z
    .array(z.strictObject({ text: z.string().max(100), weight: z.number().min(0) }))
    .min(1)
    .max(20),
  titles: z
    .array(
      z.strictObject({
        text: z.string().max(30),
        weight: z.number().min(0),
        sex: z.enum(["female", "male", "either"]),
      }),
    )
    .max(20),
  letterCase: z.enum(letterCases),
});
export type NameForm = z.infer<typeof nameForm>;

export type NamePart = "person-name" | "given-name" | "surname";
type NameText = readonly [text: string, count: number];

const DEFAULT: Readonly<Record<NamePart, string>> = {
  "person-name": "{F} {L}",
  "given-name": "{F}",
  surname: "{L}",
};
const MOSTLY = 0.8;

export interface NameReading {
  readonly part: NamePart;
  readonly lists: LocaleLists;
  readonly leastPeople: number;
}

export function learnNameForm(
  names: readonly NameText[],
  { part, lists, leastPeople }: NameReading,
): NameForm {
  const words = names.map(([text]) => text);
  const isGivenFirst = part !== "person-name" || startsWithGiven(words, lists);
  const templates = new Map<string, number>();
  const titles = new Map<string, number>();
  for (const [text, count] of names) {
    const template = readTemplate(text, part, isGivenFirst);
    templates.set(template, (templates.get(template) ?? 0) + count);
    for (const word of text.split(" "))
      if (readTitle(word) !== undefined) titles.set(word, (titles.get(word) ?? 0) + count);
  }
  const kept = frequent(templates, leastPeople).filter(({ text }) => /\{[FL]\}/.test(text));
  return {
    templates: kept.length > 0 ? kept : [{ text: DEFAULT[part], weight: 1 }],
    titles: frequent(titles, leastPeople).map((title) => ({
      ...title,
      sex: readTitle(title.text) ?? "either",
    })),
    letterCase: readCase(words),
  };
}

function frequent(
  counts: ReadonlyMap<string, number>,
  leastPeople: number,
): { text: string; weight: number }[] {
  return [...counts]
    .filter(([text, count]) => count >= leastPeople && text.length <= 30)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 12)
    .map(([text, weight]) => ({ text, weight }));
}

export function readCase(texts: readonly string[]): LetterCase {
  const share = (passes: (text: string) => boolean) =>
    texts.filter(passes).length / Math.max(1, texts.length);
  if (share((text) => text === text.toUpperCase()) >= MOSTLY) return "upper";
  return share((text) => text === text.toLowerCase()) >= MOSTLY ? "lower" : "as-is";
}

export function applyCase(text: string, letterCase: LetterCase): string {
  if (letterCase === "as-is") return text;
  return letterCase === "upper" ? text.toUpperCase() : text.toLowerCase();
}

/** Whether known given names stand first more often than last. */
function startsWithGiven(names: readonly string[], { female, male }: LocaleLists): boolean {
  const given = new Set([...female, ...male].map(foldText));
  let score = 0;
  for (const name of names) {
    const words = foldText(name)
      .split(/[ ,]+/)
      .filter((word) => readTitle(word) === undefined);
    if (given.has(words[0] ?? "")) score += 1;
    if (given.has(words.at(-1) ?? "")) score -= 1;
  }
  return score >= 0;
}

/** `Braund, Mr. Owen Harris` → `{L}, {T} {F} {F}`; what is in brackets is left out. */
function readTemplate(text: string, part: NamePart, isGivenFirst: boolean): string {
  const [before = "", after] = text.replace(/ *\(.*$/, "").split(/, */, 2) as [string, string?];
  if (part === "given-name") return readWords(before, "F", "F");
  if (part === "surname") return readWords(before, "L", "L");
  if (after !== undefined) return `{L}, ${readWords(after, "F", "F")}`;
  return isGivenFirst
    ? readWords(before, "F", "L")
    : `{L} ${readWords(before.replace(/^\S+ */, ""), "F", "F")}`.trim();
}

/** Every name word is a `most`, the last one a `last`. Particles of surnames are part of them. */
function readWords(text: string, most: string, last: string): string {
  const words = text
    .split(/ +/)
    .filter((word) => word !== "" && !/^(?:van|von|de|der|den|del|la|le|da|di|dos|du|bin|al)$/.test(word));
  const parts = words.map((word, place) => {
    if (readTitle(word) !== undefined) return "{T}";
    if (/^\p{L}\.?$/u.test(word) && place < words.length - 1) return word.endsWith(".") ? "{I}." : "{I}";
    return `{${place === words.length - 1 ? last : most}}`;
  });
  return parts.slice(0, 5).join(" ");
}

/** What stands for the letters of a template. */
export interface NameWords {
  given(place: number): string;
  readonly surname: string;
  readonly title: string;
}

export function writeName(template: string, words: NameWords): string {
  let place = 0;
  return template.replaceAll(/\{([FLIT])\}/g, (_, letter: string) => {
    if (letter === "L") return words.surname;
    if (letter === "T") return words.title;
    const given = words.given(place++);
    return letter === "I" ? given.slice(0, 1) : given;
  });
}

export type { Sex };
