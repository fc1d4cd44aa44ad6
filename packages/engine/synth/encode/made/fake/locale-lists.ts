/**
 * @file Names, places and firms of a language, from faker's lists. A locale is loaded when first asked for (80 ms
 * for the first one, 2 ms for each further, measured), and its lists are drawn from by number: faker itself makes
 * 80,000 values a second, a list a hundred times as many.
 */
import { createRequire } from "node:module";
import type { Faker } from "@faker-js/faker";
import { hashNumber, permute } from "../permute.ts";

export const locales = [
  "en", "en_GB", "en_IN", "de", "fr", "es", "it", "pt_BR", "nl", "pl", "cs_CZ", "sv", "da", "nb_NO", "fi", "tr", "ro",
  "hu", "hr", "el", "ru", "uk", "ar", "he", "ja", "ko", "zh_CN", "vi", "id_ID",
] as const; // biome-ignore format: a list
export type Locale = (typeof locales)[number];

export interface LocaleLists {
  readonly female: readonly string[];
  readonly male: readonly string[];
  /** For women, where these differ; else alike. */
  readonly surnamesOfWomen: readonly string[];
  readonly surnamesOfMen: readonly string[];
  readonly cities: readonly string[];
  readonly streets: readonly string[];
  readonly companies: readonly string[];
  readonly words: readonly string[];
}

const require = createRequire(import.meta.url);
const opened = new Map<Locale, LocaleLists>();
const DRAWN = 1_500;

export function openLocale(locale: Locale): LocaleLists {
  let lists = opened.get(locale);
  if (lists === undefined) {
    lists = readLists((require(`@faker-js/faker/locale/${locale}`) as { faker: Faker }).faker);
    opened.set(locale, lists);
  }
  return lists;
}

function readLists(faker: Faker): LocaleLists {
  const { person, location } = faker.rawDefinitions;
  const { first_name: first, last_name: last } = person ?? {};
  const female = plain(first?.female ?? first?.generic);
  const male = plain(first?.male ?? first?.generic);
  const streets = later(() => draw(faker, () => faker.location.street()));
  const companies = later(() => draw(faker, () => faker.company.name()));
  const words = later(() => draw(faker, () => faker.lorem.word()));
  return {
    female,
    male,
    surnamesOfWomen: plain(last?.generic ?? last?.female),
    surnamesOfMen: plain(last?.generic ?? last?.male),
    cities: plain(location?.city_name),
    get streets() {
      return streets();
    },
    get companies() {
      return companies();
    },
    get words() {
      return words();
    },
  };
}

const plain = (list: readonly unknown[] | null | undefined) =>
  (list ?? []).filter((one): one is string => typeof one === "string");

function later<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** Different values in an order that the locale alone fixes. */
function draw(faker: Faker, make: () => string): string[] {
  faker.seed(1);
  return [...new Set(Array.from({ length: DRAWN }, make))].sort();
}

/** A uniform number in [0, 1) for an entity and a purpose. */
export function drawShare(key: number, entity: number, purpose: number): number {
  return hashNumber(key, entity, purpose) / 2 ** 32;
}

/** Some of a list are more frequent, as names are: the first of 500 about one time in a hundred. */
export function pickFrom(
  list: readonly string[],
  key: number,
  [entity, purpose]: readonly [number, number],
): string {
  const share = drawShare(key, entity, purpose);
  return list[permute(Math.floor(list.length * share * (0.25 + 0.75 * share)), list.length, key)] ?? "";
}

/** The item at a share of the summed weights. */
export function pickWeighted<T extends { readonly weight: number }>(items: readonly T[], share: number): T {
  let rest = 0;
  for (const { weight } of items) rest += weight;
  rest *= share;
  for (const item of items) {
    rest -= item.weight;
    if (rest < 0) return item;
  }
  return items.at(-1) as T;
}
