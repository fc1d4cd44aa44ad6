/**
 * @file Which language's names to make up, from what a table tells: the country most rows are in, the prefix of
 * telephone numbers, the names themselves. English where nothing tells.
 */
import { foldText } from "../../../../table/index.ts";
import type { EncodedColumn } from "../../encoder.ts";
import { type Locale, openLocale } from "./locale-lists.ts";

const BY_COUNTRY: Readonly<Record<string, Locale>> = {
  US: "en", GB: "en_GB", IE: "en_GB", IN: "en_IN", DE: "de", AT: "de", CH: "de", FR: "fr", BE: "fr", ES: "es", MX: "es",
  AR: "es", CO: "es", CL: "es", PE: "es", IT: "it", BR: "pt_BR", PT: "pt_BR", NL: "nl", PL: "pl", CZ: "cs_CZ", SE: "sv",
  DK: "da", NO: "nb_NO", FI: "fi", TR: "tr", RO: "ro", HU: "hu", HR: "hr", GR: "el", RU: "ru", UA: "uk", SA: "ar", EG: "ar",
  AE: "ar", IL: "he", JP: "ja", KR: "ko", CN: "zh_CN", VN: "vi", ID: "id_ID",
}; // biome-ignore format: a list
const BY_PREFIX: readonly (readonly [string, Locale])[] = [
  ["49", "de"], ["43", "de"], ["41", "de"], ["33", "fr"], ["34", "es"], ["39", "it"], ["44", "en_GB"], ["31", "nl"], ["48", "pl"],
  ["420", "cs_CZ"], ["46", "sv"], ["45", "da"], ["47", "nb_NO"], ["358", "fi"], ["90", "tr"], ["55", "pt_BR"], ["351", "pt_BR"],
  ["52", "es"], ["91", "en_IN"], ["81", "ja"], ["86", "zh_CN"], ["82", "ko"], ["7", "ru"], ["380", "uk"], ["1", "en"],
]; // biome-ignore format: a list
/** Names are compared with the lists of these, written in Latin letters. */
const COMPARED: readonly Locale[] = [
  "en",
  "de",
  "fr",
  "es",
  "it",
  "pt_BR",
  "nl",
  "pl",
  "cs_CZ",
  "sv",
  "da",
  "fi",
  "tr",
  "ro",
  "hu",
  "hr",
];
const BY_SCRIPT: readonly (readonly [RegExp, Locale])[] = [
  [/[ぁ-ヿ]/u, "ja"], [/[가-힣]/u, "ko"], [/[一-鿿]/u, "zh_CN"], [/[іїєґ]/u, "uk"], [/[а-я]/iu, "ru"], [/[α-ω]/iu, "el"],
  [/[א-ת]/u, "he"], [/[؀-ۿ]/u, "ar"],
]; // biome-ignore format: a list

const MOSTLY = 0.5;
const LEAST_NAMES = 20;
/** A language must know so many more of the words than English does. */
const BETTER = 1.5;
/** Lists are of different lengths: it must know nearly as many words outright, too. */
const AS_MANY = 0.8;
const NAME_KINDS = new Set(["person-name", "given-name", "surname"]);

const guessed = new WeakMap<ReadonlyMap<string, EncodedColumn>, Locale>();

/** Guessed once for a table. */
export function guessLocale(columns: ReadonlyMap<string, EncodedColumn>): Locale {
  let locale = guessed.get(columns);
  if (locale === undefined) {
    const all = [...columns.values()];
    locale = byScript(all) ?? byCountry(all) ?? byPrefix(all) ?? byNames(all) ?? "en";
    guessed.set(columns, locale);
  }
  return locale;
}

function byScript(columns: readonly EncodedColumn[]): Locale | undefined {
  const texts = textsOf(columns, ({ pii = "" }) => NAME_KINDS.has(pii) || pii === "address");
  return BY_SCRIPT.find(([script]) => shareOf(texts, (text) => script.test(text)) >= MOSTLY)?.[1];
}

function byCountry(columns: readonly EncodedColumn[]): Locale | undefined {
  for (const { schema, profile } of columns) {
    const [most] = profile.sample;
    if (schema.pii !== "country" || most === undefined) continue;
    if (most.count < MOSTLY * (profile.rowCount - profile.nullCount)) continue;
    return BY_COUNTRY[codeOfCountry(most.text)];
  }
  return undefined;
}

function codeOfCountry(text: string): string {
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase() === "UK" ? "GB" : text.toUpperCase();
  const folded = foldText(text);
  if (/^u\.?s\.?a?\.?$/.test(folded)) return "US";
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  const own = new Intl.DisplayNames(["de"], { type: "region" });
  return (
    Object.keys(BY_COUNTRY).find((code) =>
      [names.of(code), own.of(code)].some((name) => foldText(name ?? "") === folded),
    ) ?? ""
  );
}

function byPrefix(columns: readonly EncodedColumn[]): Locale | undefined {
  const numbers = textsOf(columns, ({ pii }) => pii === "phone");
  return BY_PREFIX.find(
    ([prefix]) =>
      shareOf(numbers, (text) => new RegExp(`^(?:\\+|00) ?${prefix}(?!\\d{0}$)`).test(text)) >= MOSTLY,
  )?.[1];
}

function byNames(columns: readonly EncodedColumn[]): Locale | undefined {
  const words = textsOf(columns, ({ pii = "" }) => NAME_KINDS.has(pii)).flatMap((text) =>
    foldText(text).split(/[^\p{L}']+/u),
  );
  if (words.length < LEAST_NAMES) return undefined;
  const scores = COMPARED.map((locale) => {
    const { female, male, surnamesOfMen } = openLocale(locale);
    const known = new Set([...female, ...male, ...surnamesOfMen].map(foldText));
    const hits = words.filter((word) => word.length > 2 && known.has(word)).length;
    return { locale, hits, score: hits / known.size ** 0.25 };
  });
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  const [english] = scores;
  const isBetter =
    english === undefined || (best.score > BETTER * english.score && best.hits > AS_MANY * english.hits);
  return isBetter ? best.locale : undefined;
}

function textsOf(
  columns: readonly EncodedColumn[],
  fits: (schema: EncodedColumn["schema"]) => boolean,
): string[] {
  return columns
    .filter(({ schema }) => fits(schema))
    .flatMap(({ profile }) => profile.sample.slice(0, 300).map(({ text }) => text));
}

function shareOf(texts: readonly string[], passes: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(passes).length / texts.length;
}
